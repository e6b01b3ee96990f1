/** One field that the server refused, with a sentence for the person who filled it. */
export interface FieldIssue {
  path: string;
  code: string;
  message: string;
}

/** A refusal of the server, or a request that never reached it (status 0, code NETWORK). */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: FieldIssue[] = [],
    /** The number under which the server logged this request. */
    readonly trace: string | null = null,
    /** The whole answer, for refusals that carry more (the current version of what two people edit). */
    readonly body: unknown = null,
  ) {
    super(message);
  }
}

export function isClientError(error: unknown): error is ClientError {
  return error instanceof ClientError;
}
