import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '../../src-shared/ipc/contract.ts';
import { route, type HandlersFor } from '../../src-shared/ipc/define.ts';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import type { LogPart } from '../core/node-ports/log-parts.ts';
import { createRouter } from './router.ts';

const routes = {
  'things.make': route({
    input: z.strictObject({ fields: z.strictObject({ name: z.string('required').max(20, 'too_long') }) }),
    output: z.strictObject({ name: z.string() }),
  }),
  'things.refuse': route({ input: z.strictObject({}), output: z.strictObject({}) }),
  'things.break': route({ input: z.strictObject({}), output: z.strictObject({}) }),
} as const;

function routerOfThings() {
  const logged: Record<string, LogPart>[] = [];
  const seen: unknown[] = [];
  const keep = (_message: string, parts: Record<string, LogPart> = {}): void => void logged.push(parts);
  const route = createRouter({
    contract: routes,
    handlers: {
      'things.make': (input) => {
        seen.push(input);
        return { name: input.fields.name };
      },
      'things.refuse': () => {
        throw new SatchelError('WORKSPACE_UNKNOWN', { params: { name: 'x' } });
      },
      'things.break': () => {
        throw new TypeError('cannot read 13800138000 of 张伟');
      },
    },
    log: { info: keep, warn: keep, error: keep },
  });
  return { route, logged, seen };
}

const code = async (reply: ReturnType<ReturnType<typeof routerOfThings>['route']>): Promise<string> => {
  const settled = await reply;
  return settled.ok ? 'ok' : settled.error.code;
};

describe('the router', () => {
  it('answers a route of the contract with the handler’s data', async () => {
    const { route } = routerOfThings();
    expect(await route('things.make', { fields: { name: 'a' } })).toEqual({ ok: true, data: { name: 'a' } });
  });

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'things',
    '',
    'things.make ',
    7,
    null,
    ['things.make'],
    {},
  ])('does not take %j for a route, as a look-up through the prototype would', async (name) => {
    const { route, seen } = routerOfThings();
    expect(await code(route(name, {}))).toBe('UNKNOWN_ROUTE');
    expect(seen).toEqual([]);
  });

  it('names the wrong field as the form names it, not by its place in the message', async () => {
    const { route } = routerOfThings();
    const reply = await route('things.make', { fields: { name: 'n'.repeat(21) } });
    expect(reply).toEqual({ ok: false, error: { code: 'INVALID_INPUT', params: {}, fields: { name: 'too_long' } } });
    expect(await route('things.make', { fields: {} })).toMatchObject({ error: { fields: { name: 'required' } } });
  });

  it('refuses keys that the schema does not name, also beside and inside', async () => {
    const { route, seen } = routerOfThings();
    const inputs = [
      { fields: { name: 'a', isAdmin: true } },
      { fields: { name: 'a' }, tenant: 'other' },
      JSON.parse('{"fields":{"name":"a"},"__proto__":{"isAdmin":true}}') as unknown,
      JSON.parse('{"fields":{"name":"a","__proto__":{"isAdmin":true}}}') as unknown,
    ];
    for (const input of inputs) expect(await code(route('things.make', input))).toBe('INVALID_INPUT');
    expect(seen).toEqual([]);
  });

  it('answers a huge wrong input with a small refusal', async () => {
    const { route } = routerOfThings();
    const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`key${index}`, index]));
    const reply = await route('things.make', { fields: { name: 'x'.repeat(5_000_000), ...many } });
    expect(await code(Promise.resolve(reply))).toBe('INVALID_INPUT');
    expect(JSON.stringify(reply).length).toBeLessThan(20_000);
  });

  it('passes on code and parts of a refusal', async () => {
    const { route, logged } = routerOfThings();
    expect(await route('things.refuse', {})).toEqual({
      ok: false,
      error: { code: 'WORKSPACE_UNKNOWN', params: { name: 'x' }, fields: {} },
    });
    expect(logged).toEqual([]);
  });

  it('hides the text of a defect from the window and from the log', async () => {
    const { route, logged } = routerOfThings();
    expect(await route('things.break', {})).toEqual({ ok: false, error: { code: 'INTERNAL', params: {}, fields: {} } });
    expect(logged).toEqual([{ route: 'things.break', errorClass: 'TypeError' }]);
  });

  it('survives whatever a hostile page sends to any route, and lets no unparsed input through', async () => {
    const handled: unknown[] = [];
    const silent = (): void => undefined;
    const handlers = Object.fromEntries(
      Object.keys(contract).map((name) => [name, (input: unknown) => void handled.push([name, input])]),
    ) as unknown as HandlersFor<typeof contract>;
    const route = createRouter({ contract, handlers, log: { info: silent, warn: silent, error: silent } });
    const name = fc.oneof(fc.constantFrom(...Object.keys(contract), '__proto__', 'constructor'), fc.anything());
    const input = fc.oneof(
      fc.object({ withNullPrototype: true }),
      fc.anything({ withMap: true, withDate: true, withBigInt: true }),
    );
    await fc.assert(
      fc.asyncProperty(name, input, async (anyName, anyInput) => {
        const reply = await route(anyName, anyInput);
        expect(reply.ok || ['UNKNOWN_ROUTE', 'INVALID_INPUT'].includes(reply.error.code)).toBe(true);
      }),
      { numRuns: 20_000, seed: 20_261_121 },
    );
    expect(handled.length).toBeGreaterThan(100);
    for (const [routeName, given] of handled as [keyof typeof contract, unknown][]) {
      expect(contract[routeName].input.safeParse(given).success).toBe(true);
    }
  });
});
