import type { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';

/** Pages of a list as they arrive. Rows stay on the screen until the answer to the next question replaces them. */
export interface Pages<Row> {
  /** What is being asked or was asked last. */
  readonly question: string | null;
  /** Undefined before the very first answer. */
  readonly rows: readonly Row[] | undefined;
  readonly total: number;
  readonly next: string | null;
  readonly isAskingMore: boolean;
  readonly error: SatchelError | null;
  /** How long the answer took, in milliseconds. */
  readonly tookMs: number;
}

export interface PageAnswer<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly next: string | null;
}

export type PagesAction<Row> =
  | { readonly type: 'asked'; readonly question: string }
  | { readonly type: 'askedMore' }
  /** Everything from the top. */
  | { readonly type: 'answered'; readonly question: string; readonly answer: PageAnswer<Row>; readonly tookMs: number }
  /** One page more; `after` says which page it follows. */
  | {
      readonly type: 'answeredMore';
      readonly question: string;
      readonly after: string;
      readonly answer: PageAnswer<Row>;
    }
  | { readonly type: 'failed'; readonly question: string; readonly error: SatchelError };

export const noPages = {
  question: null,
  rows: undefined,
  total: 0,
  next: null,
  isAskingMore: false,
  error: null,
  tookMs: 0,
};

/** Answers that nobody waits for any more (the question changed, the list was read anew) change nothing. */
export function reducePages<Row>(pages: Pages<Row>, action: PagesAction<Row>): Pages<Row> {
  switch (action.type) {
    case 'asked':
      // The cursor at hand belongs to the question before.
      return { ...pages, question: action.question, next: null, isAskingMore: false };
    case 'askedMore':
      return { ...pages, isAskingMore: true };
    case 'answered':
      if (action.question !== pages.question) return pages;
      return { ...pages, ...action.answer, isAskingMore: false, error: null, tookMs: action.tookMs };
    case 'answeredMore':
      if (action.question !== pages.question || action.after !== pages.next) return pages;
      return {
        ...pages,
        ...action.answer,
        rows: [...(pages.rows ?? []), ...action.answer.rows],
        isAskingMore: false,
        error: null,
      };
    case 'failed':
      return action.question === pages.question ? { ...pages, error: action.error, isAskingMore: false } : pages;
  }
}
