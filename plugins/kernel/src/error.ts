import type { Bilingual, Lang } from './bilingual';

/** What is wrong with one field. `path` reads 'a.b' or 'rows[2].name'. */
export interface FieldIssue {
  path: string;
  code: string;
  message: Bilingual;
}

/** A field issue as the wire carries it: in the language of who asks. */
export interface FieldProblem {
  path: string;
  code: string;
  message: string;
}

/** What may travel with an error besides its parameters; `log` is for operators and never leaves the server. */
export interface ErrorDetail {
  fields?: FieldIssue[];
  log?: string;
  cause?: unknown;
}

/** The wire form of every error. */
export interface Problem {
  error: { code: string; status: number; message: string; fields?: FieldProblem[] };
}

// A registered symbol, because the portal's bundle and the server may each hold a copy of this class.
const BRAND = Symbol.for('project-cloud.domain-error');

/** A refusal that a person can read: stable code, HTTP status, text in both languages. */
export class DomainError extends Error {
  readonly [BRAND] = true;
  override readonly name = 'DomainError';
  readonly fields?: FieldIssue[];
  readonly log?: string;

  constructor(
    readonly code: string,
    readonly status: number,
    readonly params: unknown,
    readonly text: Bilingual,
    detail: ErrorDetail = {},
  ) {
    super(text.zh, detail.cause === undefined ? undefined : { cause: detail.cause });
    if (detail.fields !== undefined) this.fields = detail.fields;
    if (detail.log !== undefined) this.log = detail.log;
  }
}

/** A kind of error: call it with its parameters to make one; `is` recognises one that was caught. */
export interface ErrorKind<P> {
  (params: P, detail?: ErrorDetail): DomainError;
  readonly code: string;
  readonly status: number;
  is(e: unknown): e is DomainError;
}

/**
 * Declares a kind of error. The message says why, and what to do or whom to ask.
 *
 *     export const CaseAlreadyPaused = defineError('APPROVAL_CASE_ALREADY_PAUSED', 409, (p: { caseNo: string }) => ({ zh: …, en: … }));
 *     throw CaseAlreadyPaused({ caseNo });
 */
export function defineError<P = void>(code: string, status: number, message: (params: P) => Bilingual): ErrorKind<P> {
  // A mistake here is a programmer's: stop at load, not when the first citizen meets it.
  if (!/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code)) throw new TypeError(`error code "${code}" is not UPPER_SNAKE_CASE`);
  if (!Number.isInteger(status) || status < 400 || status > 599)
    throw new TypeError(`error ${code}: status ${status} is not 400–599`);
  const make = (params: P, detail?: ErrorDetail) => new DomainError(code, status, params, message(params), detail);
  return Object.assign(make, {
    code,
    status,
    is: (e: unknown): e is DomainError => isDomainError(e) && e.code === code,
  });
}

/** True for our own errors, also for those made by another copy of this package. */
export function isDomainError(e: unknown): e is DomainError {
  return e instanceof Error && (e as { [BRAND]?: unknown })[BRAND] === true;
}

/** What the wire carries of an error: never the log text, the parameters or the cause. */
export function toProblem(e: DomainError, lang: Lang): Problem {
  const { code, status, text, fields = [] } = e;
  const told = fields.map((field) => ({ ...field, message: field.message[lang] }));
  return {
    error: { code, status, message: text[lang], ...(told.length > 0 ? { fields: told } : {}) },
  };
}
