/** A fault that the person at the keyboard can mend: printed as text, without a stack. */
export class Fault extends Error {
  name = 'Fault';
}

/** The text for a terminal: what is wrong for a fault of ours, the whole stack for a defect. */
export function describe(error) {
  if (error instanceof Fault || error?.name === 'EnvFault') return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
