import { hostname } from 'node:os';
import { SatchelError, sentence } from '../../src-shared/ipc/satchel-error.ts';
import { PROBLEMS } from '../../src-shared/ipc/problems.ts';
import { systemClock } from '../core/node-ports/clock.ts';
import { systemIds } from '../core/node-ports/ids.ts';
import { silentLog } from '../core/node-ports/silent-log.ts';
import { openParts, type CoreParts } from '../core/open-parts.ts';
import type { OpenWorkspace } from '../core/open-workspace.ts';
import { createHttpNetwork } from '../core/sync/transport/http.ts';
import { parseLine, textOption, usageError, type ParsedLine } from './arguments.ts';
import type { Command, Outcome } from './command.ts';
import { commands } from './commands.ts';
import { EXIT, exitCodeOf, type ExitCode } from './exit-codes.ts';
import { helpText } from './help.ts';
import { commandLineSecrets, homeFolder } from './home.ts';
import { updateNotes } from './update-notes.ts';

const SECRETS_ON_STDIN = ['token-stdin', 'password-stdin', 'passphrase-stdin'];

export interface Io {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readStdin: () => Promise<string>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Runs one command line to its exit code. Prints exactly one JSON value on `out` under `--json`. */
export async function run(io: Io): Promise<ExitCode> {
  const isJson = io.argv.includes('--json');
  try {
    const line = parseLine(io.argv, commands);
    if (line.options['help'] === true) {
      const help = helpText(line.command);
      io.out(isJson ? JSON.stringify({ help }) : help);
      return EXIT.done;
    }
    if (line.command === null) {
      if (!isJson) io.err(helpText(null));
      throw usageError('satchel');
    }
    const outcome = await runCommand(io, line.command, line);
    io.out(isJson ? JSON.stringify(outcome.json) : outcome.text);
    return outcome.exit;
  } catch (error) {
    return report(io, error, isJson);
  }
}

async function runCommand(io: Io, command: Command, line: ParsedLine): Promise<Outcome> {
  // Before the store is opened: whoever types or pipes slowly must not lock others out of it.
  const isTold = SECRETS_ON_STDIN.some((name) => line.options[name] === true);
  const input = command.readsInput || isTold ? await io.readStdin() : '';
  const home = homeFolder(textOption(line.options, 'home'), io.env);
  const ports = {
    clock: systemClock,
    ids: systemIds,
    log: silentLog,
    network: createHttpNetwork(),
    secrets: commandLineSecrets(home, io.env, io.err),
    device: hostname(),
  };
  const mendsHome = command.mendsHome?.(line.options) ?? false;
  const parts = await openParts({ home, ports, onUpdate: updateNotes(io.err), mendsHome });
  try {
    const outcome = await command.run({
      options: line.options,
      positionals: line.positionals,
      parts,
      openWorkspace: () => openWorkspace(parts, textOption(line.options, 'workspace')),
      env: io.env,
      readStdin: async () => input,
      note: io.err,
      signal: io.signal,
    });
    if (!io.signal.aborted) await keepSnapshot(io, parts);
    return outcome;
  } finally {
    await parts.close();
  }
}

/** The command is done whatever becomes of the snapshot; but a store that cannot be copied is told of. */
async function keepSnapshot(io: Io, parts: CoreParts): Promise<void> {
  try {
    await parts.backups.keepSnapshot();
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    const { zh, en } = sentence(error.code, error.params);
    io.err(`没有做成快照：${zh}`);
    io.err(`No snapshot was made: ${en}`);
  }
}

async function openWorkspace(parts: CoreParts, name: string | undefined): Promise<OpenWorkspace> {
  if (name === 'local') await parts.workspaces.startLocal();
  else if (name !== undefined) await parts.workspaces.openNamed(name);
  else if ((await parts.session.openLast()) === null) await parts.workspaces.startLocal();
  return parts.requireOpen();
}

function report(io: Io, error: unknown, isJson: boolean): ExitCode {
  if (io.signal.aborted) return EXIT.interrupted;
  const known = error instanceof SatchelError ? error : new SatchelError('INTERNAL', {}, { cause: error });
  const message = sentence(known.code, known.params);
  const fields = Object.entries(known.fields).map(([field, code]) => ({ field, code, message: PROBLEMS[code] }));
  if (isJson) {
    io.out(JSON.stringify({ error: { code: known.code, message, ...(fields.length > 0 ? { fields } : {}) } }));
  } else {
    io.err(message.zh);
    io.err(message.en);
    for (const problem of fields) io.err(`  ${problem.field}: ${problem.message.zh} / ${problem.message.en}`);
  }
  if (known.code === 'INTERNAL' && io.env['SATCHEL_DEBUG'] !== undefined) io.err(String((error as Error).stack));
  return exitCodeOf[known.code];
}
