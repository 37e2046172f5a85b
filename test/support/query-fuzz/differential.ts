import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import {
  getChangedDocumentsSince,
  getQueryMatcher,
  getSortComparator,
  normalizeMangoQuery,
  prepareQuery,
  type BulkWriteRow,
  type MangoQuery,
  type RxDocumentData,
  type RxStorage,
  type RxStorageInstance,
} from 'rxdb/plugins/core';
import { randomFrom, type Random } from '../random.ts';
import { fileStorage } from '../sqlite-storages.ts';
import { randomQuery } from './random-query.ts';
import { IDS, layouts, randomFields, schemaOf, type Layout, type Shape } from './shape.ts';

type Stored = RxDocumentData<Shape>;
type Instance = RxStorageInstance<Shape, unknown, unknown>;
type Row = BulkWriteRow<Shape>;

/** Where our storage and RxDB did not agree. `seed` finds it again. */
export interface Disagreement {
  readonly seed: number;
  readonly layout: string;
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface DifferentialReport {
  readonly queries: number;
  readonly writes: number;
  readonly disagreements: readonly Disagreement[];
}

/** Queries asked between two bulks of writes. */
const QUERIES_A_ROUND = 25;

/**
 * Fills our storage and RxDB's memory storage with the same random bulks, compares what they refuse, keep and feed, and holds
 * the answers of ours to random queries against RxDB's matcher and comparator over the documents of the memory storage: these
 * define the query language.
 */
export async function compareStorages(seed: number, rounds: number): Promise<DifferentialReport> {
  const random = randomFrom(seed);
  const layout = layouts[seed % layouts.length]!;
  const files = fileStorage();
  const ours = await open(files.storage, layout);
  const theirs = await open(getRxStorageMemory(), { name: 'plain', indexes: [], options: {} });
  const sides = { seed, layout: layout.name, ours, theirs };
  const disagreements: Disagreement[] = [];
  const clock = { lwt: 1_000 };
  for (let round = 0; round < rounds; round += 1) {
    const rows = await randomRows(random, theirs, { clock, isFirst: round === 0 });
    disagreements.push(...(await compareWrite(sides, rows)));
    for (let count = 0; count < QUERIES_A_ROUND; count += 1) {
      disagreements.push(...(await compareQuery(sides, randomQuery(random))));
    }
  }
  await ours.close();
  await theirs.close();
  files.remove();
  return { queries: rounds * QUERIES_A_ROUND, writes: rounds, disagreements };
}

const open = <Internals, Options>(
  storage: RxStorage<Internals, Options>,
  { indexes, options }: Layout,
): Promise<Instance> =>
  storage.createStorageInstance<Shape>({
    databaseInstanceToken: randomUUID(),
    databaseName: randomUUID(),
    collectionName: 'shapes',
    schema: schemaOf(indexes),
    options: options as Options,
    multiInstance: false,
    devMode: false,
  });

interface Sides {
  readonly seed: number;
  readonly layout: string;
  readonly ours: Instance;
  readonly theirs: Instance;
}

/** A bulk of inserts, changes, deletions, returns from deletion and conflicts; no id twice. */
async function randomRows(
  random: Random,
  stored: Instance,
  { clock, isFirst }: { readonly clock: { lwt: number }; readonly isFirst: boolean },
): Promise<Row[]> {
  const count = isFirst ? 90 : 1 + random.below(12);
  const ids = new Set(Array.from({ length: count }, () => random.pick(IDS)));
  const before = new Map((await stored.findDocumentsById([...ids], true)).map((document) => [document.id, document]));
  return [...ids].map((id) => {
    const previous = before.get(id);
    // Several documents of one time, as a clock gives them.
    if (random.below(3) > 0) clock.lwt += 1;
    const height = previous === undefined ? 1 : Number.parseInt(previous._rev, 10) + 1;
    const document: Stored = {
      id,
      ...randomFields(random),
      _deleted: random.below(6) === 0,
      _rev: `${String(height)}-${'0'.repeat(32)}`,
      _meta: { lwt: clock.lwt, ...(random.below(4) === 0 ? { mark: 1 } : {}) },
      _attachments: {},
    };
    const isConflict = random.below(10) === 0;
    return previous === undefined || isConflict ? { document } : { previous, document };
  });
}

const differ = ({ seed, layout }: Sides, what: string, ours: unknown, theirs: unknown): Disagreement[] => {
  const [left, right] = [JSON.stringify(ours), JSON.stringify(theirs)];
  return left === right ? [] : [{ seed, layout, what, ours: left, theirs: right }];
};

async function compareWrite(sides: Sides, rows: Row[]): Promise<Disagreement[]> {
  const write = async (instance: Instance): Promise<unknown> =>
    (await instance.bulkWrite(structuredClone(rows), 'fuzz')).error.map(({ documentId, status }) => [
      documentId,
      status,
    ]);
  const ids = rows.map(({ document }) => document.id);
  const feed = (instance: Instance): Promise<unknown> =>
    getChangedDocumentsSince(instance, 1_000, { id: 'n050', lwt: 1_040 });
  return [
    ...differ(sides, 'bulkWrite', await write(sides.ours), await write(sides.theirs)),
    ...differ(
      sides,
      'findDocumentsById',
      await sides.ours.findDocumentsById(ids, true),
      await sides.theirs.findDocumentsById(ids, true),
    ),
    ...differ(sides, 'getChangedDocumentsSince', await feed(sides.ours), await feed(sides.theirs)),
  ];
}

async function compareQuery(sides: Sides, query: MangoQuery<Shape>): Promise<Disagreement[]> {
  // A query is filled up once: without a sort RxDB chooses one by the indexes, and these differ.
  const filled = normalizeMangoQuery<Shape>(sides.ours.schema, query);
  const { skip, limit = Infinity, ...whole } = filled;
  const all = await define(sides.theirs, { ...whole, skip: 0 });
  const expected = Array.isArray(all) ? all.slice(skip, skip + limit) : all;
  const what = inspect(query, { depth: null, breakLength: Infinity });
  return [
    ...differ(sides, `query ${what}`, await answer(sides.ours, filled), expected),
    ...differ(sides, `count ${what}`, await countOf(sides.ours, filled), lengthOf(expected)),
    ...(expected.length === all.length
      ? []
      : differ(sides, `count of all ${what}`, await countOf(sides.ours, { ...whole, skip: 0 }), lengthOf(all))),
  ];
}

const lengthOf = (answered: Stored[] | string): number | string =>
  Array.isArray(answered) ? answered.length : answered;

type Filled = Parameters<typeof prepareQuery<Shape>>[1];

/** What a query gives, or that it is refused: both must refuse the same queries. */
async function answer(instance: Instance, query: Filled): Promise<Stored[] | string> {
  try {
    return (await instance.query(prepareQuery<Shape>(instance.schema, query))).documents;
  } catch {
    return 'refused';
  }
}

/**
 * What a query must give, by RxDB's matcher and comparator over the stored documents. The memory storage is not asked itself:
 * RxDB's plan lets it give every document for an id that is compared with no text.
 */
async function define(instance: Instance, query: Filled): Promise<Stored[] | string> {
  const everything = await answer(instance, { selector: {}, sort: [{ id: 'asc' }], skip: 0 });
  if (!Array.isArray(everything)) return everything;
  try {
    const matches = getQueryMatcher(instance.schema, query);
    return everything.filter((document) => matches(document)).sort(getSortComparator(instance.schema, query));
  } catch {
    return 'refused';
  }
}

async function countOf(instance: Instance, query: Filled): Promise<number | string> {
  try {
    return (await instance.count(prepareQuery<Shape>(instance.schema, query))).count;
  } catch {
    return 'refused';
  }
}
