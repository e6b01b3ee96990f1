/** A message on its way out. */
export interface Outgoing {
  /** Stays the same however often it is sent. */
  id: string;
  to: string;
  title: string;
  text: string;
}

/** One way out of the house. */
export interface Sender {
  /** Answers with the other side's number for it; throws Refused when another try is of no use. */
  send(message: Outgoing): Promise<string>;
  /** What became of one whose sending may have been cut short; undefined where nobody can be asked, null: never came. */
  ask?(id: string): Promise<string | null>;
}

/** The other side will never take this message. */
export class Refused extends Error {
  override name = 'Refused';
}
