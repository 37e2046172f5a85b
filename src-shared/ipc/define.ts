import type { z } from 'zod';
import type { ErrorCode } from './error-codes.ts';
import type { Problem } from './problems.ts';

export interface Route<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input;
  readonly output: Output;
}

/** One thing the window may ask. Both schemas are strict; the input's is checked at the door of the main process. */
export const route = <Input extends z.ZodType, Output extends z.ZodType>(parts: {
  input: Input;
  output: Output;
}): Route<Input, Output> => parts;

export type Routes = Readonly<Record<string, Route>>;
export type InputOf<R extends Route> = z.input<R['input']>;
export type ParsedInputOf<R extends Route> = z.output<R['input']>;
export type OutputOf<R extends Route> = z.output<R['output']>;

/** An exhaustive map: a route without a handler does not compile. */
export type HandlersFor<Contract extends Routes> = {
  readonly [Name in keyof Contract]: (
    input: ParsedInputOf<Contract[Name]>,
  ) => Promise<OutputOf<Contract[Name]>> | OutputOf<Contract[Name]>;
};

/** How an error crosses: the code, the parts of its sentence, the fields it concerns. */
export interface WireError {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, Problem>>;
}

export type Reply<Data = unknown> =
  { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly error: WireError };

/** The only two channels between a window and the main process. */
export const REQUEST_CHANNEL = 'satchel:request';
export const EVENT_CHANNEL = 'satchel:event';
