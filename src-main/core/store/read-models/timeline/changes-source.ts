import type { HistoryEntry } from '../../../../../src-shared/domain/history.schema.ts';
import type { FiguresSource } from '../question.ts';
import type { Found, TimelineOf, TimelineSource } from './source.ts';

interface HistoryRow {
  readonly seq: number;
  readonly entry: string;
}

/** About so many fields are written at once as a rule; what is longer is read on. */
const FIELDS = 4;

/** Field differences of the record itself, those of one act together. In the order of writing, whatever the clock said. */
export const changesSource = ({ connection }: FiguresSource, { entity, id }: TimelineOf): TimelineSource => ({
  name: 'changes',
  begin: [Number.MAX_SAFE_INTEGER, ''],
  read: ([before], limit) => {
    for (let most = limit * FIELDS; ; most *= 2) {
      const rows = connection.all<HistoryRow>(
        'SELECT seq,entry FROM history WHERE entity=? AND record=? AND seq<? ORDER BY seq DESC LIMIT ?',
        ...[entity, id, before, most],
      );
      const acts = toActs(rows);
      // The last act may go on behind what was read.
      const whole = rows.length < most ? acts : acts.slice(0, -1);
      if (whole.length >= limit || rows.length < most) return whole.slice(0, limit);
    }
  },
});

function toActs(rows: readonly HistoryRow[]): Found[] {
  const acts: { seq: number; entries: HistoryEntry[] }[] = [];
  for (const { seq, entry } of rows) {
    const written = JSON.parse(entry) as HistoryEntry;
    const last = acts.at(-1);
    if (last?.entries[0] && isSameAct(last.entries[0], written)) {
      last.entries.push(written);
      last.seq = seq;
    } else acts.push({ seq, entries: [written] });
  }
  return acts.flatMap(({ seq, entries }) => {
    const at = entries[0]?.at;
    return at === undefined
      ? []
      : [{ position: [seq, ''], entry: { kind: 'changes', key: `changes ${seq}`, at, entries } }];
  });
}

const isSameAct = (left: HistoryEntry, right: HistoryEntry): boolean =>
  left.at === right.at && left.by === right.by && left.source === right.source;
