import type { FastifyInstance } from 'fastify';
import { CellError } from '../cell-error.ts';

/** Nothing in any contract nests deeper than a handful. */
export const DEPTH_MOST = 32;

/** Replaces Fastify's body parsers by one that takes JSON in UTF-8 and nothing else. */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(/^application\/(?:[\w.-]+\+)?json\b/u, { parseAs: 'buffer' }, (_request, bytes, done) => {
    try {
      done(null, parseJson(bytes as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

/**
 * A request body as a value; undefined for an empty one.
 * @throws CellError BAD_REQUEST: no UTF-8, no JSON, nested too deep, or names and texts that could do harm further in
 */
export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    refuseDepth(text);
    return JSON.parse(text, harmless) as unknown;
  } catch (error) {
    throw error instanceof CellError ? error : new CellError('BAD_REQUEST', { details: { body: 'not JSON' } });
  }
}

/** Counted on the text, before a parser or a printer recurses over a million brackets. */
function refuseDepth(text: string): void {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') isInText = !isInText;
    else if (isInText && sign === '\\') at += 1;
    else if (!isInText && (sign === '{' || sign === '[')) depth += 1;
    else if (!isInText && (sign === '}' || sign === ']')) depth -= 1;
    if (depth > DEPTH_MOST) throw new CellError('BAD_REQUEST', { details: { body: 'too deep' } });
  }
}

/** NUL and lone surrogates survive neither every database nor UTF-8: what cannot come back unchanged is not taken. */
function harmless(name: string, value: unknown): unknown {
  const isText = typeof value === 'string';
  if (name === '__proto__' || (isText && (value.includes('\0') || !value.isWellFormed()))) {
    throw new CellError('BAD_REQUEST', { details: { body: 'forbidden name or character' } });
  }
  return value;
}
