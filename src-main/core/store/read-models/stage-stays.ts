import { WAY } from '../../../../src-shared/domain/figures/funnel.ts';
import type { BesideTable } from '../rx-storage/table.ts';

/** The stage of a row as its place on the way; -1 for a stage that is none of the way. */
const rank = `CASE stage ${WAY.map((stage, index) => `WHEN '${stage}' THEN ${index}`).join(' ')} ELSE -1 END`;

const msOf = (moment: string): string => `CAST(round(unixepoch(${moment},'subsec')*1000) AS INTEGER)`;

/** The way of the deal in `new`; one without a way stands where it is since it was made. */
const way = `
  SELECT key AS step, value->>'stage' AS stage, value->>'at' AS at FROM json_each(new.data,'$.stageHistory')
  UNION ALL
  SELECT 0, coalesce(new."f.stage",'prospecting'), new."f.createdAt"
  WHERE NOT EXISTS (SELECT 1 FROM json_each(new.data,'$.stageHistory'))`;

const fill = (beside: string): string => `
  INSERT INTO ${beside}(deal, step, rank, is_first, ms, furthest, owner, made_at)
  SELECT new.rid, step, rank, row_number() OVER (PARTITION BY rank ORDER BY step)=1,
    max(0,${msOf('lead(at) OVER steps')}-${msOf('at')}),
    CASE step WHEN 0 THEN max(rank) OVER () END, new."f.ownerId", new."f.createdAt"
  FROM (SELECT step, at, ${rank} AS rank FROM (${way}))
  WHERE new.deleted=0 AND new."f.deletedAt" IS NULL
  WINDOW steps AS (ORDER BY step);`;

const LOOKED_AT = ['deleted', '"f.deletedAt"', '"f.ownerId"', '"f.createdAt"', '"f.stage"', "data->'stageHistory'"];
const isChanged = LOOKED_AT.map((value) => `old.${value} IS NOT new.${value}`).join(' OR ');

/**
 * The stays of every living deal in its stages, beside the table of deals: a list inside a record has no column, and taking
 * 100,000 of them apart for every look at the funnel would take most of a second. Triggers keep it, so that whoever writes a
 * deal, in whatever way, writes its stays in the same transaction. `rank`: the stage's place on the way, -1 = lost;
 * `ms`: how long the stay lasted, NULL while it lasts; `furthest`: the furthest rank of the deal, with its first step only.
 */
export const stageStays: BesideTable = ({ table, beside, nameOf }) => `
  CREATE TABLE IF NOT EXISTS ${beside}(
    deal INTEGER NOT NULL, step INTEGER NOT NULL, rank INTEGER NOT NULL, is_first INTEGER NOT NULL, ms INTEGER,
    furthest INTEGER, owner TEXT, made_at TEXT NOT NULL, PRIMARY KEY(deal, step)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS ${nameOf('rank')} ON ${beside}(rank, is_first, ms, owner, made_at);
  CREATE INDEX IF NOT EXISTS ${nameOf('furthest')} ON ${beside}(furthest, owner, made_at) WHERE furthest IS NOT NULL;
  CREATE TRIGGER IF NOT EXISTS ${nameOf('insert')} AFTER INSERT ON ${table} BEGIN ${fill(beside)} END;
  CREATE TRIGGER IF NOT EXISTS ${nameOf('update')} AFTER UPDATE ON ${table} WHEN ${isChanged}
    BEGIN DELETE FROM ${beside} WHERE deal=old.rid; ${fill(beside)} END;
  CREATE TRIGGER IF NOT EXISTS ${nameOf('delete')} AFTER DELETE ON ${table}
    BEGIN DELETE FROM ${beside} WHERE deal=old.rid; END;`;
