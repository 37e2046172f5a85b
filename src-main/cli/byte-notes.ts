const MEGABYTE = 1_000_000;

/** Says on standard error how far a backup or a restore is, at every quarter; of what is done at once it says nothing. */
export function byteNotes(note: (line: string) => void): (done: number, total: number | null) => void {
  let told = 0;
  return (done, total) => {
    if (total === null || total < 10 * MEGABYTE) return;
    const quarter = Math.floor((4 * done) / total);
    if (quarter > told) note(`… ${Math.round(done / MEGABYTE)} / ${Math.round(total / MEGABYTE)} MB`);
    told = Math.max(told, quarter);
  };
}
