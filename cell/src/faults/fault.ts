import { z } from 'zod';

/** A misbehaviour on purpose, so that a client's recovery can be tried. */
export type Fault =
  /** Does the request, then cuts the connection instead of answering. */
  | { readonly kind: 'lose-answer' }
  /** Waits before doing the request; its X-Request-ID counts as in progress meanwhile. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Answers this status and does nothing. */
  | { readonly kind: 'status'; readonly status: number }
  /** Answers 200 with a page, as a hotel's sign-in does, and does nothing. */
  | { readonly kind: 'html' }
  /** Does the request, then cuts the connection after so many bytes of the answer's body. */
  | { readonly kind: 'truncate'; readonly bytes: number }
  /** Does the request twice, as a network that delivers twice; the second answer is the one that arrives. */
  | { readonly kind: 'duplicate' };

const WORDS = ['lose-answer', 'html', 'duplicate'] as const;

/** `lose-answer`, `delay=MS`, `status=CODE`, `html`, `truncate=N` or `duplicate`; null for anything else. */
export function parseFault(text: string): Fault | null {
  const word = WORDS.find((known) => known === text);
  if (word !== undefined) return { kind: word };
  const [, kind, digits = ''] = /^(delay|status|truncate)=(\d{1,6})$/u.exec(text) ?? [];
  const number = Number(digits);
  if (kind === 'delay') return { kind, ms: number };
  if (kind === 'truncate') return { kind, bytes: number };
  if (kind === 'status' && number >= 200 && number <= 599) return { kind, status: number };
  return null;
}

const faultText = z.string().refine((text) => parseFault(text) !== null, 'not a fault');

/** Body of `POST /__faults`: the next `times` requests to exactly this method and path (no query) misbehave. */
export const faultRuleSchema = z.strictObject({
  match: z.strictObject({ method: z.string().toUpperCase(), path: z.string().startsWith('/') }),
  fault: faultText,
  times: z.int().min(1).max(1_000_000).default(1),
});
export type FaultRule = z.infer<typeof faultRuleSchema>;
