import { useEffect, useEffectEvent, useRef } from 'react';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { call } from '../../ipc/call.ts';
import { setDraft, useRecordsViewStore, type Draft, type RecordsViewStore } from './view.ts';

/** So long after the last key the draft is kept. */
const QUIET_MS = 300;

interface Form {
  readonly entity: ScreenEntity;
  /** A record's id, or NEW_DRAFT. */
  readonly id: string;
}

const isEmpty = ({ values }: Draft): boolean => Object.keys(values).length === 0;

/** A draft that cannot be kept is still on the screen; saving will say what is wrong. */
const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined);

/** Resolves once it is on the disk. Errors: those of the store; the draft is still on the screen then. */
export async function keepDraft({ entity, id }: Form, { values, from }: Draft): Promise<void> {
  const touched = Object.entries(values).flatMap(([name, text]): [string, string][] =>
    text === undefined ? [] : [[name, text]],
  );
  await call('drafts.keep', { entity, id, draft: { values: Object.fromEntries(touched), from: from ?? null } });
}

/** The draft is saved or given up: it is neither shown nor kept any more. */
export function forgetDraft(store: RecordsViewStore, { entity, id }: Form): void {
  setDraft(store, id, null);
  quietly(call('drafts.drop', { entity, id }));
}

/** Keeps a form's draft a moment after the last key, and at once when its form goes. */
export function useKeepDraft({ entity, id }: Form, draft: Draft): void {
  const kept = useRef(draft.restoredAt === undefined ? undefined : draft.values);
  const store = useRecordsViewStore(entity);
  const keepNow = useEffectEvent(() => {
    const current = store.getState().drafts[id];
    if (!current || isEmpty(current) || current.values === kept.current) return;
    kept.current = current.values;
    quietly(keepDraft({ entity, id }, current));
  });
  useEffect(() => {
    const timer = setTimeout(() => keepNow(), QUIET_MS);
    return () => clearTimeout(timer);
  }, [draft.values]);
  useEffect(() => {
    const flush = (): void => keepNow();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
}

/** Brings back what was typed into this form before the window was closed or the app crashed. */
export function useRestoredDraft({ entity, id }: Form): void {
  const store = useRecordsViewStore(entity);
  useEffect(() => {
    if (store.getState().drafts[id]) return;
    const restore = async (): Promise<void> => {
      const { draft } = await call('drafts.read', { entity, id });
      if (!draft || store.getState().drafts[id]) return;
      const { values, from, at } = draft;
      setDraft(store, id, { values, focus: null, restoredAt: at, ...(from === null ? {} : { from }) });
    };
    quietly(restore());
  }, [store, entity, id]);
}
