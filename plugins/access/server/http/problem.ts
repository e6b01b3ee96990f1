import { type DomainError, defineError, isDomainError, toProblem } from '@project-cloud/kernel';
import { NotFound, OutOfScope, SignInRequired } from '../../domain';

export const BadRequest = defineError('BAD_REQUEST', 400, () => ({
  zh: '请求的内容看不懂',
  en: 'The request could not be read',
}));
export const Invalid = defineError('INVALID', 422, (p: { count: number }) => ({
  zh: `有 ${p.count} 处需要改正`,
  en: `${p.count} to correct`,
}));
export const TooLarge = defineError('TOO_LARGE', 413, () => ({
  zh: '内容太大，请分开提交',
  en: 'Too large; send it in parts',
}));
export const TooMany = defineError('TOO_MANY_REQUESTS', 429, () => ({
  zh: '请求太频繁，请稍后再试',
  en: 'Too many requests; try again later',
}));
export const Conflict = defineError('CONFLICT', 409, () => ({
  zh: '与已有的记录重复',
  en: 'It repeats a record that exists',
}));
export const MethodNotAllowed = defineError('METHOD_NOT_ALLOWED', 405, () => ({
  zh: '这个地址不支持这种操作',
  en: 'This address does not support the method',
}));
const Unexpected = defineError('UNEXPECTED', 500, (p: { requestId: string }) => ({
  zh: `系统出错，已记录。请把编号 ${p.requestId} 告诉管理员`,
  en: `Something failed and was logged; tell your administrator ${p.requestId}`,
}));

/** What PostgreSQL refuses, in the terms of who asked. */
function fromDatabase(fault: { code?: string }): DomainError | null {
  if (fault.code === '42501') return OutOfScope(undefined, { cause: fault });
  if (fault.code === '23505') return Conflict(undefined, { cause: fault });
  // data exceptions: a value that no column of its type can hold
  if (fault.code?.startsWith('22')) return BadRequest(undefined, { cause: fault });
  return null;
}

/** What Strapi and koa throw for a body or an address they refuse. */
function fromHttp(fault: { status?: number; statusCode?: number }): DomainError | null {
  const status = fault.status ?? fault.statusCode;
  if (status === 413) return TooLarge();
  if (status === 404) return NotFound();
  if (status === 405) return MethodNotAllowed();
  if (status === 429) return TooMany();
  return status !== undefined && status >= 400 && status < 500 ? BadRequest(undefined, { cause: fault }) : null;
}

/** What the content API refuses: its errors carry a name, its answers the same error as a body. */
function fromStrapi(fault: { name?: string }): DomainError | null {
  if (fault.name === 'ValidationError' || fault.name === 'BadRequestError')
    return BadRequest(undefined, { cause: fault });
  if (fault.name === 'UnauthorizedError') return SignInRequired();
  if (fault.name === 'ForbiddenError') return OutOfScope();
  return fault.name === 'NotFoundError' ? NotFound() : null;
}

/** A refusal that Strapi has answered by itself, in a shape of its own. */
export function refusalOfStrapi(body: unknown): DomainError | null {
  const error =
    typeof body === 'object' && body !== null && 'error' in body
      ? (body.error as { name?: string; status?: number } | null)
      : null;
  return error?.name ? (fromStrapi(error) ?? fromHttp(error)) : null;
}

/** Any fault as the one error a caller sees. What nobody expected is logged with its stack, and only its number is told. */
export function asDomainError(fault: unknown, requestId: string, log: (text: string) => void): DomainError {
  if (isDomainError(fault)) return fault;
  const known =
    typeof fault === 'object' && fault !== null ? (fromDatabase(fault) ?? fromHttp(fault) ?? fromStrapi(fault)) : null;
  if (known) return known;
  log(`${requestId} ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
  return Unexpected({ requestId });
}

export { fieldIssues } from '../../domain';
export { toProblem };
