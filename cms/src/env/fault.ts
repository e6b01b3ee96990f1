/** One variable that is not as it must be. */
export interface VariableFault {
  variable: string;
  says: string;
  example: string;
}

/** Everything that is wrong with the environment, at once; it stops the boot. */
export class EnvFault extends Error {
  override name = 'EnvFault';

  constructor(readonly faults: VariableFault[]) {
    const lines = faults.map((it) => `  ${it.variable}: ${it.says}\n    for example ${it.example}`);
    const count = faults.length === 1 ? 'One environment variable is' : `${faults.length} environment variables are`;
    super(`${count} not right, so the platform does not start:\n${lines.join('\n')}`);
  }
}
