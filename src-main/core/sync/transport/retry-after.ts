const RETRY_AFTER_MOST_MS = 60 * 60_000;

/**
 * What `Retry-After` asks for, in milliseconds from now; null where it is absent or senseless. A date is measured on the
 * server's own `Date`, because a wrong clock here must not turn a minute into a day. Capped at an hour.
 */
export function retryAfterMs(
  header: string | undefined,
  { nowMs, serverDate }: { nowMs: number; serverDate: string | undefined },
): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/u.test(text)) return Math.min(Number(text) * 1_000, RETRY_AFTER_MOST_MS);
  if (!/^[A-Z][a-z]{2}/u.test(text)) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return null;
  const from = Date.parse(serverDate ?? '');
  return Math.min(Math.max(0, at - (Number.isNaN(from) ? nowMs : from)), RETRY_AFTER_MOST_MS);
}
