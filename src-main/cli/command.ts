import type { ParseArgsOptionsConfig } from 'node:util';
import type { CoreParts } from '../core/open-parts.ts';
import type { OpenWorkspace } from '../core/open-workspace.ts';
import type { ExitCode } from './exit-codes.ts';

/** What a command leaves behind: one JSON value for scripts, lines for people, a number for the shell. */
export interface Outcome {
  readonly json: unknown;
  readonly text: string;
  readonly exit: ExitCode;
}

export interface CommandContext {
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  readonly parts: CoreParts;
  /** Opens the workspace that `--workspace` names, else the last one, else `local`. */
  readonly openWorkspace: () => Promise<OpenWorkspace>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readStdin: () => Promise<string>;
  /** Notes and progress, on standard error. */
  readonly note: (line: string) => void;
  readonly signal: AbortSignal;
}

/** One command. Add it to `commands.ts`; its line in `--help` comes from `usage` and `summary`. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly options: ParseArgsOptionsConfig;
  /** How many words must follow the command. */
  readonly words: number;
  /** The words may be left out. */
  readonly mayLeaveOutWords?: true;
  /** A damaged list of workspaces is put right before the command runs. */
  readonly mendsHome?: (options: CommandContext['options']) => boolean;
  /** Standard input belongs to the command; it is read to its end before the store is opened. */
  readonly readsInput?: true;
  readonly run: (context: CommandContext) => Promise<Outcome>;
}
