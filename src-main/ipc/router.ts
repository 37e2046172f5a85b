import type { z } from 'zod';
import type { HandlersFor, Reply, Routes } from '../../src-shared/ipc/define.ts';
import { fieldProblems } from '../../src-shared/ipc/satchel-error.ts';
import type { Log } from '../core/ports.ts';
import { refusal, toWireError } from './wire-error.ts';

export type Router = (name: unknown, input: unknown) => Promise<Reply>;

/** A request with more wrong places than this is no form of ours. */
const MAX_ISSUES = 100;

/**
 * Answers a request of a window: own routes only, input checked by the route's schema, errors as codes. Never rejects.
 * Errors: UNKNOWN_ROUTE, INVALID_INPUT with the fields, whatever the handler throws, INTERNAL for a defect.
 */
export const createRouter =
  <Contract extends Routes>(deps: { contract: Contract; handlers: HandlersFor<Contract>; log: Log }): Router =>
  async (name, input) => {
    // Own keys only, or `__proto__` and `constructor` would name routes.
    if (typeof name !== 'string' || !Object.hasOwn(deps.contract, name)) return refusal('UNKNOWN_ROUTE');
    try {
      const parsed = deps.contract[name]!.input.safeParse(input, { reportInput: true });
      if (!parsed.success) return refusal('INVALID_INPUT', wrongFields(parsed.error));
      const handle = deps.handlers[name] as (input: unknown) => unknown;
      return { ok: true, data: await handle(parsed.data) };
    } catch (error) {
      return { ok: false, error: toWireError(error, deps.log, name) };
    }
  };

/** Named as the form names them: `fields.name` of customers.create is the field `name`. */
function wrongFields(error: z.ZodError): ReturnType<typeof fieldProblems> {
  const issues = error.issues.slice(0, MAX_ISSUES).map((issue) => {
    const shortened = issue.code === 'unrecognized_keys' ? { ...issue, keys: issue.keys.slice(0, MAX_ISSUES) } : issue;
    return { ...shortened, path: [issue.path.findLast((part) => typeof part === 'string') ?? ''] };
  });
  return fieldProblems({ ...error, issues });
}
