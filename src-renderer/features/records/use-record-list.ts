import { useCallback, useEffect, useReducer, useRef, useState, type ActionDispatch } from 'react';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import type { RouteInput } from '../../../src-shared/ipc/contract.ts';
import type { RecordSyncState } from '../../../src-shared/domain/sync-state.schema.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { useEvent } from '../../ipc/use-event.ts';
import { noPages, reducePages, type PageAnswer, type Pages, type PagesAction } from './list-pages.ts';

const FIRST_PAGE = 100;
const NEXT_PAGE = 200;
const LARGEST_PAGE = 500;

/** What may be asked of any list; the sort fields of the entity are known to its columns. */
export interface ListQuery {
  readonly entity: ScreenEntity;
  readonly search: string;
  readonly states: readonly RecordSyncState[];
  readonly sort: { readonly field: string; readonly isDescending: boolean };
}
type Page = { readonly limit: number; readonly after?: string };

const ask = async ({ entity, ...query }: ListQuery, page: Page): Promise<PageAnswer<ScreenRecord>> =>
  call(`${entity}.list`, { ...query, ...page } as RouteInput<'customers.list'> & RouteInput<'contacts.list'>);

type Dispatch = ActionDispatch<[PagesAction<ScreenRecord>]>;

export interface RecordList {
  readonly pages: Pages<ScreenRecord>;
  readonly loadMore: () => void;
  readonly reload: () => void;
}

/** The rows from the top, as many as were on the screen before, so that a refresh does not move what a person looks at. */
async function readFromTop(query: ListQuery, atLeast: number): Promise<PageAnswer<ScreenRecord>> {
  let answer = await ask(query, { limit: Math.min(LARGEST_PAGE, Math.max(FIRST_PAGE, atLeast)) });
  const rows = [...answer.rows];
  while (rows.length < atLeast && answer.next !== null) {
    answer = await ask(query, { limit: LARGEST_PAGE, after: answer.next });
    rows.push(...answer.rows);
  }
  return { ...answer, rows };
}

async function readAnew(question: string, atLeast: number, dispatch: Dispatch): Promise<void> {
  const startedAt = performance.now();
  try {
    const answer = await readFromTop(JSON.parse(question) as ListQuery, atLeast);
    dispatch({ type: 'answered', question, answer, tookMs: performance.now() - startedAt });
  } catch (error) {
    dispatch({ type: 'failed', question, error: asSatchelError(error) });
  }
}

async function readMore(question: string, after: string, dispatch: Dispatch): Promise<void> {
  try {
    const answer = await ask(JSON.parse(question) as ListQuery, { limit: NEXT_PAGE, after });
    dispatch({ type: 'answeredMore', question, after, answer });
  } catch (error) {
    dispatch({ type: 'failed', question, error: asSatchelError(error) });
  }
}

/**
 * A list that grows page by page and reads itself anew when its records change; changes while it reads lead to one more reading.
 * `atLeastAtFirst` rows are read in the beginning.
 */
export function useRecordList(query: ListQuery, atLeastAtFirst: number): RecordList {
  const [pages, dispatch] = useReducer(reducePages<ScreenRecord>, noPages);
  const question = JSON.stringify(query);
  const [first] = useState({ question, atLeast: atLeastAtFirst });
  useEffect(() => {
    dispatch({ type: 'asked', question });
    void readAnew(question, question === first.question ? first.atLeast : 0, dispatch);
  }, [question, first]);

  const loaded = pages.rows?.length ?? 0;
  // What a reading that starts now should ask; one that is under way may belong to a question before.
  const latest = useRef({ question, loaded, isReading: false, isDirty: false });
  useEffect(() => {
    Object.assign(latest.current, { question, loaded });
  }, [question, loaded]);
  const reload = useCallback(async () => {
    const state = latest.current;
    state.isDirty = true;
    if (state.isReading) return;
    state.isReading = true;
    while (state.isDirty) {
      state.isDirty = false;
      await readAnew(state.question, state.loaded, dispatch);
    }
    state.isReading = false;
  }, []);
  useEvent(`${query.entity}.changed`, () => void reload());

  const loadMore = (): void => {
    if (pages.next === null || pages.isAskingMore || pages.question !== question) return;
    dispatch({ type: 'askedMore' });
    void readMore(question, pages.next, dispatch);
  };
  return { pages, loadMore, reload: () => void reload() };
}
