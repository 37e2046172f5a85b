import type { CellErrorCode } from '../../src-shared/contract/crm-cell/envelope.wire.schema.ts';

/** What a client reads, Chinese first. The codes are the contract; these sentences are for people who look at an answer. */
export const MESSAGES: Readonly<Record<CellErrorCode, string>> = {
  BAD_REQUEST: '请求内容不正确 / The request is not valid',
  UNAUTHORIZED: '未登录，或凭据无效 / Not signed in, or the credential is not valid',
  FORBIDDEN: '没有权限 / Not allowed',
  NOT_FOUND: '不存在 / Not found',
  IDEMPOTENT_CONFLICT: '同一 X-Request-ID 已处理过 / This X-Request-ID has been processed already',
  IDEMPOTENT_IN_PROGRESS: '同一 X-Request-ID 正在处理 / This X-Request-ID is being processed',
  DUPLICATE_NAME: '客户名称已存在 / A customer of this name exists',
  PRECONDITION_FAILED: '记录已被他人修改 / The record has changed since it was read',
  PAYLOAD_TOO_LARGE: '请求内容太大 / The request is too large',
  IDEMPOTENT_MISMATCH: '同一 X-Request-ID 的内容不同 / This X-Request-ID came with another content before',
  RATE_LIMITED: '请求太频繁 / Too many requests',
  INTERNAL: '服务器出错，请稍后再试 / The server failed; try again',
  NOT_IMPLEMENTED: '未实现 / Not implemented',
};

export interface CellErrorParts {
  /** What is wrong, as data. Never a value of a record. */
  readonly details?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Every refusal inside the cell; each profile renders it in the manner of its document. */
export class CellError extends Error {
  readonly code: CellErrorCode;
  readonly details: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: CellErrorCode, parts: CellErrorParts = {}, options?: ErrorOptions) {
    super(MESSAGES[code], options);
    this.name = 'CellError';
    this.code = code;
    this.details = parts.details;
    this.headers = parts.headers ?? {};
  }
}
