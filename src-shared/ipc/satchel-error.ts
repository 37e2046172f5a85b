import type { z } from 'zod';
import { ERRORS, type ErrorCode } from './error-codes.ts';
import { isProblem, type Problem } from './problems.ts';

export interface ErrorParts {
  /** Fills `{part}` in the sentences. Never a token, a phone number or a customer's name. */
  readonly params?: Readonly<Record<string, string>>;
  /** What is wrong with which field, for INVALID_INPUT. */
  readonly fields?: Readonly<Record<string, Problem>>;
}

/** The only error that crosses a border of the core: a code with its parts, never a text meant for a screen. */
export class SatchelError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, Problem>>;

  constructor(code: ErrorCode, parts: ErrorParts = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'SatchelError';
    this.code = code;
    this.params = parts.params ?? {};
    this.fields = parts.fields ?? {};
  }
}

/** The plain sentence of a code in both languages, with its parts filled in. */
export function sentence(code: ErrorCode, params: Readonly<Record<string, string>> = {}): { zh: string; en: string } {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/gu, (whole, name: string) => params[name] ?? whole);
  return { zh: fill(ERRORS[code].zh), en: fill(ERRORS[code].en) };
}

/** Which problem each field has, from a failed parse of one of the domain's schemas. */
export function fieldProblems(error: z.ZodError): Record<string, Problem> {
  const problems: Record<string, Problem> = {};
  for (const issue of error.issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')];
    for (const name of names) {
      problems[name] ??= problemOf(issue);
    }
  }
  return problems;
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  if (issue.code === 'unrecognized_keys') return 'unknown_field';
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.path[0] === 'name') return 'required';
  return isProblem(issue.message) ? issue.message : 'invalid';
}

/** Parses with a schema of the domain or throws INVALID_INPUT that names every wrong field. */
export function parseFields<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new SatchelError('INVALID_INPUT', { fields: fieldProblems(parsed.error) });
}
