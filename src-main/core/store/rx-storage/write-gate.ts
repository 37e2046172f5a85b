import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection, Durability } from '../sqlite/connection.ts';
import { ROWS_AT_ONCE } from './row-batches.ts';

/** One `bulkWrite` of one collection. */
export interface GatedWrite<Result> {
  /** The write in parts of at most so many rows, in order. Each runs inside a transaction, `announce` after its commit. */
  readonly parts: (rowsAtMost: number) => readonly (() => Result)[];
  /** Whether some row was refused (a conflict). Alone that is an answer; inside a unit of work it refuses the whole unit. */
  readonly isRefused: (result: Result) => boolean;
  readonly announce: (result: Result) => void;
}

export interface Unit {
  readonly durability: Durability;
  /** How many `submit`s `send` will make; the commit happens when the last one has arrived. */
  readonly expected: number;
  /** Makes the writes, each of which ends in `submit`. Rejects when any of them is refused. */
  readonly send: () => Promise<unknown>;
  /** What else belongs into the same transaction: history, settings, sync state. */
  readonly also: () => void;
}

/** A row of a unit of work was changed by somebody else in between: nothing of the unit was written. */
export class UnitRefused extends Error {
  constructor() {
    super('a row of the unit of work was written by another writer');
    this.name = 'UnitRefused';
  }
}

/** Every write of a database passes here, one after the other; the writes of a unit of work pass together. */
export interface WriteGate {
  /**
   * Writes. Inside a unit of work: with it, in its one transaction. Alone: in transactions of `ROWS_AT_ONCE` rows with a turn
   * of the event loop between them, so that 100,000 rows do not stop the process. Nobody else writes in between; who reads in
   * between sees whole parts. All of it is on the disk when the promise resolves. When a part fails (disk full), the parts
   * before it stay, as they were announced.
   */
  readonly submit: <Result>(write: GatedWrite<Result>) => Promise<readonly Result[]>;
  readonly commitUnit: (unit: Unit) => Promise<void>;
  /** What comes between two transactions of one writer: a turn for everybody else, and the log is kept short. */
  readonly pause: () => Promise<void>;
  /** Nobody else writes while `work` runs, and the next writer's turn is another one of the event loop. Must not be nested. */
  readonly exclusively: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

interface Held {
  readonly apply: () => () => void;
  readonly refuse: (error: unknown) => void;
}

interface OpenUnit {
  readonly unit: Unit;
  readonly held: Held[];
}

export function createWriteGate(connection: Connection): WriteGate {
  const units = new AsyncLocalStorage<OpenUnit>();
  let last: Promise<unknown> = Promise.resolve();
  const pause = async (): Promise<void> => {
    await nextTurn();
    await connection.trimLog();
  };
  const exclusively = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(work);
    last = mine.then(pause, pause);
    return mine;
  };
  return {
    pause,
    exclusively,
    submit: (write) => {
      const open = units.getStore();
      if (open === undefined || open.held.length === open.unit.expected) {
        return exclusively(() => commitAlone({ connection, pause }, write));
      }
      const answer = hold(open, write);
      if (open.held.length === open.unit.expected) commitTogether(connection, open);
      return answer;
    },
    commitUnit: async (unit) => {
      if (unit.expected === 0) connection.transaction(unit.durability, unit.also);
      else await units.run({ unit, held: [] }, unit.send);
    },
  };
}

async function commitAlone<Result>(
  { connection, pause }: { readonly connection: Connection } & Pick<WriteGate, 'pause'>,
  write: GatedWrite<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const [index, part] of write.parts(ROWS_AT_ONCE).entries()) {
    if (index > 0) await pause();
    // Durable each: the last one may have nothing to write (conflicts alone), and would then flush none before it.
    const result = connection.transaction('durable', part);
    write.announce(result);
    results.push(result);
  }
  return results;
}

/** Keeps a write until the others of its unit are here. Its promise settles with the unit. */
function hold<Result>(open: OpenUnit, write: GatedWrite<Result>): Promise<readonly Result[]> {
  return new Promise((resolve, reject) => {
    open.held.push({
      apply: () => {
        const results = write.parts(Infinity).map((part) => part());
        if (results.some((result) => write.isRefused(result))) throw new UnitRefused();
        return () => {
          for (const result of results) write.announce(result);
          resolve(results);
        };
      },
      refuse: reject,
    });
  });
}

function commitTogether(connection: Connection, { unit, held }: OpenUnit): void {
  let announcements: readonly (() => void)[];
  try {
    announcements = connection.transaction(unit.durability, () => {
      const done = held.map((write) => write.apply());
      unit.also();
      return done;
    });
  } catch (error) {
    for (const write of held) write.refuse(error);
    return;
  }
  for (const announce of announcements) announce();
}
