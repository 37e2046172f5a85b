import type { TFunction } from 'i18next';
import type { OpError } from '../../src-shared/domain/sync-state.schema.ts';
import { zh } from './zh.ts';

type Reason = keyof typeof zh.sync.reasons;
const isReason = (code: string): code is Reason => Object.hasOwn(zh.sync.reasons, code);

/** Why an attempt failed: the server's own words, else ours for a code of ours, else the server's code. */
export const errorWords = ({ message, code }: Pick<OpError, 'message' | 'code'>, t: TFunction): string =>
  message || (isReason(code) ? t(`sync.reasons.${code}`) : code);
