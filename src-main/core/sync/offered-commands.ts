import { openApiSchema } from '../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { ENTITIES } from '../../../src-shared/domain/entities.ts';
import { TransportError, type Network } from '../ports.ts';
import type { StoreReader } from '../store/store.ts';
import type { Profile } from './profiles/profile.ts';

interface Question {
  readonly store: Pick<StoreReader, 'unsettled'>;
  readonly network: Network;
  /** Of the cell, without the prefix of its resources. */
  readonly address: string;
  readonly profile: Profile;
}

const TIMEOUT_MS = 10_000;

/**
 * Which commands of the profile the server declares in its OpenAPI document. Asked only where a command waits; null where
 * it cannot be told now, and then none is sent and none is held.
 */
export async function offeredCommands(question: Question): Promise<ReadonlySet<string> | null> {
  const waiting = await commandsWaiting(question);
  if (waiting.size === 0) return waiting;
  const paths = await declaredPaths(question);
  if (paths === null) return null;
  const shapes = new Set(paths.map(shapeOf));
  const commands = ENTITIES.flatMap((entity) => Object.entries(question.profile.resources[entity]?.commands ?? {}));
  const isDeclared = (path: string): boolean =>
    question.profile.prefixes.some((prefix) => shapes.has(shapeOf(`${prefix}${path}`)));
  return new Set(commands.flatMap(([name, { path }]) => (isDeclared(path) ? [name] : [])));
}

async function commandsWaiting({ store }: Question): Promise<ReadonlySet<string>> {
  const records = await Promise.all(ENTITIES.map((entity) => store.unsettled(entity)));
  return new Set(records.flat().flatMap(({ sync }) => sync.ops.flatMap(({ command }) => command ?? [])));
}

/** A path whatever its parameters are called. */
const shapeOf = (path: string): string => path.replaceAll(/\{[^}]*\}/gu, '{}');

/** None where the server has no document; null where it does not answer as a server does. */
async function declaredPaths({ network, address }: Question): Promise<string[] | null> {
  try {
    const answer = await network.request({
      method: 'GET',
      url: `${address}/openapi.json`,
      headers: { accept: 'application/json' },
      timeoutMs: TIMEOUT_MS,
    });
    if (answer.status === 404) return [];
    const document = answer.status === 200 ? openApiSchema.safeParse(JSON.parse(answer.body)) : null;
    return document?.success ? Object.keys(document.data.paths) : null;
  } catch (error) {
    if (error instanceof TransportError || error instanceof SyntaxError) return null;
    throw error;
  }
}
