import { AROUND_PARTS } from '../../../../src-shared/ipc/around.routes.ts';

/** Whose changes may change what hangs on a customer. */
export const AROUND_EVENTS = AROUND_PARTS.map((part) => `${part}.changed` as const);
