const two = (value: number): string => String(value).padStart(2, '0');

/** The day of this computer so many days after a moment, as an input of the browser takes it: YYYY-MM-DD. */
export function localDay(now: number, daysAhead = 0): string {
  const at = new Date(now);
  const day = new Date(at.getFullYear(), at.getMonth(), at.getDate() + daysAhead);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** A moment by the clock of this computer, to the minute: YYYY-MM-DDTHH:mm. */
export function localMinute(now: number): string {
  const at = new Date(now);
  return `${localDay(now)}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
