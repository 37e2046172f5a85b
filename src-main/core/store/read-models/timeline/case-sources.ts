import type { FiguresSource } from '../question.ts';
import { LAST_ROW, LAST_TIE, rowsBehind, type TimelineOf, type TimelineSource } from './source.ts';

interface CaseRow {
  readonly id: string;
  readonly title: string;
  readonly by: string | null;
  readonly text: string | null;
  readonly satisfaction: number | null;
}

interface CommentRow {
  readonly id: string;
  readonly title: string;
  readonly by: string;
  readonly text: string;
}

/** How the cases of a customer came, what was said about them, and how they were solved. */
export const caseSources = (source: FiguresSource, of: TimelineOf): readonly TimelineSource[] => [
  caseSource(source, of, { what: 'opened', at: '+"f.createdAt"', by: 'createdBy', text: 'description' }),
  caseSource(source, of, { what: 'resolved', at: `(data->>'$.resolvedAt')`, by: 'ownerId', text: 'resolution' }),
  commentSource(source, of),
];

interface Which {
  readonly what: 'opened' | 'resolved';
  readonly at: string;
  /** The fields that say who did it and what there is to read. */
  readonly by: string;
  readonly text: string;
}

const caseSource = (source: FiguresSource, of: TimelineOf, { what, at, by, text }: Which): TimelineSource => ({
  name: `cases ${what}`,
  begin: [of.now, LAST_ROW],
  read: (after, limit) => {
    const rows = {
      ...{ table: source.tableOf('cases'), owner: 'f.customerId', at, tie: 'rid' },
      select: `id,data->>'$.subject' AS title,data->>'$.${by}' AS by,data->>'$.${text}' AS text,
        data->>'$.satisfaction' AS satisfaction`,
    };
    return rowsBehind<CaseRow>(source, rows, { id: of.id, after, limit }).map((row) => ({
      position: [row.at, row.tie],
      entry: {
        ...{ kind: 'case', what, key: `${what} ${row.id}`, at: row.at, id: row.id, title: row.title },
        ...{ by: row.by, text: row.text, satisfaction: row.satisfaction },
      },
    }));
  },
});

const commentSource = (source: FiguresSource, of: TimelineOf): TimelineSource => ({
  name: 'comments',
  begin: [of.now, LAST_TIE],
  read: (after, limit) => {
    const rows = {
      table: `${source.tableOf('cases')} one, json_each(one.data,'$.comments') said`,
      ...{ owner: 'f.customerId', at: `(said.value->>'$.createdAt')`, tie: `printf('%s %05d',one.id,said.key)` },
      select: `one.id AS id,one.data->>'$.subject' AS title,said.value->>'$.createdBy' AS by,
        said.value->>'$.content' AS text`,
    };
    return rowsBehind<CommentRow>(source, rows, { id: of.id, after, limit }).map((row) => ({
      position: [row.at, row.tie],
      entry: {
        ...{ kind: 'comment', key: `comment ${row.tie}`, at: row.at, id: row.id, title: row.title },
        ...{ by: row.by, text: row.text },
      },
    }));
  },
});
