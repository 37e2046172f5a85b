/**
 * Values as Electron's IPC clones them, written as text. The same function's source also runs in the page's isolated
 * world, so it must not refer to anything outside itself. The first character tells plain JSON from tagged values.
 */
export interface Codec {
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
}

export function makeCodec(): Codec {
  interface Tagged {
    readonly $t?: string;
    readonly v?: unknown;
    readonly c?: string;
  }
  const kind = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
  const isPlain = (value: unknown): boolean => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
    if (typeof value !== 'object') return false;
    if (Array.isArray(value)) return value.every(isPlain) && Object.keys(value).length === value.length;
    return kind(value) === 'Object' && !('$t' in value) && Object.values(value).every(isPlain) && !hasProto(value);
  };
  const hasProto = (value: object): boolean => Object.keys(value).includes('__proto__');
  const toBase64 = (bytes: Uint8Array): string => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  };
  const toBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const tagObject = (value: object): unknown => {
    if (Array.isArray(value)) return { $t: 'array', v: Array.from(value, tag) };
    if (value instanceof Date) return { $t: 'date', v: value.getTime() };
    if (value instanceof Map) return { $t: 'map', v: [...value].map(([k, v]) => [tag(k), tag(v)]) };
    if (value instanceof Set) return { $t: 'set', v: [...value].map(tag) };
    if (value instanceof ArrayBuffer) return { $t: 'buffer', v: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return { $t: 'view', c: kind(value), v: toBase64(bytes) };
    }
    if (kind(value) === 'Error') {
      const { name, message } = value as Error;
      return { $t: 'error', c: name, v: message };
    }
    if (kind(value) !== 'Object') throw new Error('An object could not be cloned.');
    return { $t: 'object', v: Object.entries(value).map(([key, part]) => [key, tag(part)]) };
  };
  const tag = (value: unknown): unknown => {
    if (isPlain(value)) return value;
    if (value === undefined) return { $t: 'undefined' };
    if (typeof value === 'number') return { $t: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
    if (typeof value === 'bigint') return { $t: 'bigint', v: String(value) };
    if (typeof value !== 'object' || value === null) throw new Error('An object could not be cloned.');
    return tagObject(value);
  };
  const untagView = (name: string, bytes: Uint8Array<ArrayBuffer>): unknown => {
    const made = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => unknown>)[name];
    return made ? new made(bytes.buffer) : bytes;
  };
  const entries = (value: unknown): [string, unknown][] =>
    (value as [string, unknown][]).map(([key, part]) => [key, untag(part)]);
  const readers: Readonly<Record<string, (value: unknown, name: string) => unknown>> = {
    undefined: () => undefined,
    number: (value) => Number(value),
    bigint: (value) => BigInt(value as string),
    date: (value) => new Date(value as number),
    array: (value) => (value as unknown[]).map(untag),
    map: (value) => new Map((value as [unknown, unknown][]).map(([key, part]) => [untag(key), untag(part)])),
    set: (value) => new Set((value as unknown[]).map(untag)),
    error: (value, name) => Object.assign(new Error(value as string), { name }),
    buffer: (value) => toBytes(value as string).buffer,
    view: (value, name) => untagView(name, toBytes(value as string)),
    object: (value) => Object.fromEntries(entries(value)),
  };
  const untag = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(untag);
    const { $t, v, c } = value as Tagged;
    const read = $t === undefined ? undefined : readers[$t];
    return read ? read(v, c ?? '') : Object.fromEntries(entries(Object.entries(value)));
  };
  return {
    encode: (value) => (isPlain(value) ? `j${JSON.stringify(value)}` : `t${JSON.stringify(tag(value))}`),
    decode: (text) => {
      const value: unknown = JSON.parse(text.slice(1));
      return text.startsWith('j') ? value : untag(value);
    },
  };
}
