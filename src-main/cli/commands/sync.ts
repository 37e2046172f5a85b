import type { SyncStatus } from '../../../src-shared/ipc/sync.routes.ts';
import { ENTITIES } from '../../../src-shared/domain/entities.ts';
import { sentence } from '../../../src-shared/ipc/satchel-error.ts';
import { hostOf } from '../../core/features/workspaces/workspace.rules.ts';
import { syncUntilSettled } from '../../core/features/sync/sync-until-settled.ts';
import type { Store } from '../../core/store/store.ts';
import { confirmVanished, vanishedCount } from '../../core/sync/pull/vanished.ts';
import type { RoundResult } from '../../core/sync/sync-engine.ts';
import { countOption } from '../arguments.ts';
import type { Command } from '../command.ts';
import { readCredential, TOKEN_OPTIONS } from '../credentials.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

/** The worst truth first: nobody signed in, no network, something that needs a person, something still waiting. */
function exitOf(result: Omit<RoundResult, 'stuck'>): ExitCode {
  if (result.outcome === 'signed_out') return EXIT.notSignedIn;
  if (result.outcome === 'offline') return EXIT.unreachable;
  if (result.pending > 0 && result.conflicts + result.refused === 0) return EXIT.interrupted;
  return result.conflicts + result.refused > 0 ? EXIT.refused : EXIT.done;
}

interface Accepting {
  readonly sync: () => Promise<RoundResult>;
  readonly store: Store;
  readonly isAccepted: boolean;
  readonly note: (line: string) => void;
}

/** Where too much is missing on the server at once, says so; with `--accept-deletions` takes it as deleted and goes on. */
async function acceptingDeletions({ sync, store, isAccepted, note }: Accepting): Promise<RoundResult> {
  const first = await sync();
  const missing = await missingRecords(store);
  if (missing === 0) return first;
  if (!isAccepted) {
    note(`中心的列表里少了 ${missing} 条记录，本机没有删除。若确已删除，请加 --accept-deletions。`);
    note(
      `${missing} records are missing on the server; nothing was deleted here. Use --accept-deletions if that is right.`,
    );
    return first;
  }
  for (const entity of ENTITIES) await confirmVanished(store, entity);
  const second = await sync();
  return { ...second, pulled: first.pulled + second.pulled, pushed: first.pushed + second.pushed };
}

const missingRecords = async (store: Store): Promise<number> =>
  (await Promise.all(ENTITIES.map((entity) => vanishedCount(store, entity)))).reduce((sum, count) => sum + count, 0);

const problemOf = (exit: ExitCode, host: string) => {
  if (exit === EXIT.notSignedIn) return { code: 'NOT_SIGNED_IN', message: sentence('NOT_SIGNED_IN') };
  if (exit === EXIT.unreachable)
    return { code: 'SERVER_UNREACHABLE', message: sentence('SERVER_UNREACHABLE', { host }) };
  return null;
};

export const syncCommand: Command = {
  name: 'sync',
  usage: 'sync [--until-settled] [--timeout S] [--accept-deletions] [--token-env VAR | --token-stdin]',
  summary: { zh: '与中心同步一轮，或直到全部同步', en: 'Sync one round, or until everything is settled' },
  options: {
    ...TOKEN_OPTIONS,
    'until-settled': { type: 'boolean' },
    timeout: { type: 'string' },
    'accept-deletions': { type: 'boolean' },
  },
  words: 0,
  run: async (context) => {
    const { options, parts, openWorkspace, signal } = context;
    const timeoutS = countOption(options, 'timeout', { least: 0, most: 86_400 });
    const credential = await readCredential(context);
    const open = await openWorkspace();
    if (credential) await parts.workspaces.signIn(credential);
    const sync = syncUntilSettled({ clock: parts.clock, engine: open.engine, status: parts.status });
    const timeoutMs = timeoutS === null ? null : timeoutS * 1_000;
    const {
      outcome,
      stuck: _,
      ...counts
    } = await acceptingDeletions({
      sync: () => sync({ isOnce: options['until-settled'] !== true, timeoutMs, signal }),
      store: open.store,
      isAccepted: options['accept-deletions'] === true,
      note: context.note,
    });
    const exit = exitOf({ outcome, ...counts });
    const problem = problemOf(exit, hostOf(open.entry));
    if (problem) context.note(`${problem.message.zh}\n${problem.message.en}`);
    return {
      json: problem ? { ...counts, error: problem } : counts,
      text: Object.entries(counts)
        .map(([name, value]) => `${name}: ${String(value)}`)
        .join('\n'),
      exit,
    };
  },
};

export const statusCommand: Command = {
  name: 'status',
  usage: 'status',
  summary: { zh: '还有多少改动没有到达中心', en: 'How much has not reached the server' },
  options: {},
  words: 0,
  run: async ({ parts, openWorkspace }) => {
    await openWorkspace();
    const status: SyncStatus = await parts.status();
    return {
      json: status,
      text: Object.entries(status)
        .map(([name, value]) => `${name}: ${value === null ? '—' : String(value)}`)
        .join('\n'),
      exit: EXIT.done,
    };
  },
};
