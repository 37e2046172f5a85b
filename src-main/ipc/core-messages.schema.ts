import { z } from 'zod';
import type { Reply } from '../../src-shared/ipc/define.ts';
import { ERRORS, type ErrorCode } from '../../src-shared/ipc/error-codes.ts';
import { events, type EventMessage } from '../../src-shared/ipc/events.ts';
import { FILE_PURPOSES } from '../../src-shared/ipc/shell.routes.ts';

/**
 * What the main thread and the core's worker say to each other. The envelopes are checked on both sides; the data inside was
 * checked at the door (inputs) or made by typed handlers (outputs).
 */
const id = z.int().positive();
const errorCode = z.custom<ErrorCode>((code) => typeof code === 'string' && Object.hasOwn(ERRORS, code));

/** Given to the worker when it starts. */
export const coreStartSchema = z.strictObject({
  home: z.string().min(1),
  logFile: z.string().min(1),
  device: z.string(),
  isOnline: z.boolean(),
});
export type CoreStart = z.infer<typeof coreStartSchema>;

export const toCoreSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('request'), id, name: z.string(), input: z.unknown() }),
  z.strictObject({ type: z.literal('network'), isOnline: z.boolean() }),
  /** The computer woke from sleep. */
  z.strictObject({ type: z.literal('woke') }),
  z.strictObject({ type: z.literal('key'), id, key: z.string() }),
  z.strictObject({ type: z.literal('keyRefused'), id, code: errorCode }),
  /** A file that the person chose in a dialog of the main thread. */
  z.strictObject({
    type: z.literal('grantFile'),
    grant: z.strictObject({
      fileId: z.uuid(),
      path: z.string().min(1),
      purpose: z.enum(FILE_PURPOSES),
    }),
  }),
  z.strictObject({ type: z.literal('close') }),
]);
export type ToCore = z.infer<typeof toCoreSchema>;

export const fromCoreSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('reply'), id, reply: z.custom<Reply>(isReply) }),
  z.strictObject({ type: z.literal('event'), message: z.custom<EventMessage>(isEventMessage) }),
  /** Asks for the master key, which only the main thread can unwrap. */
  z.strictObject({ type: z.literal('askKey'), id, hasStore: z.boolean() }),
]);
export type FromCore = z.infer<typeof fromCoreSchema>;

function isReply(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';
}

function isEventMessage(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('data' in value)) return false;
  return typeof value.name === 'string' && Object.hasOwn(events, value.name);
}
