import { useEffect, useEffectEvent, useRef } from 'react';
import type { FormEntity } from '../../../src-shared/ipc/drafts.routes.ts';
import { call } from '../../ipc/call.ts';
import { setDraft, useRecordsViewStore, type Draft, type RecordsViewStore } from './view.ts';

/** So long at least lies between two keepings of a form that is typed into. */
const PAUSE_MS = 300;

interface Form {
  readonly entity: FormEntity;
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

/** Keeps a form's draft with the first key, then again and again while it is typed into, and at once when its form goes. */
export function useKeepDraft({ entity, id }: Form, draft: Draft): void {
  const kept = useRef(draft.restoredAt === undefined ? undefined : draft.values);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const store = useRecordsViewStore(entity);
  /** Whether there was something to keep. */
  const keepNow = useEffectEvent((): boolean => {
    const current = store.getState().drafts[id];
    if (!current || isEmpty(current) || current.values === kept.current) return false;
    kept.current = current.values;
    quietly(keepDraft({ entity, id }, current));
    return true;
  });
  useEffect(() => {
    if (pause.current !== undefined || !keepNow()) return;
    const goOn = (): void => {
      pause.current = keepNow() ? setTimeout(goOn, PAUSE_MS) : undefined;
    };
    pause.current = setTimeout(goOn, PAUSE_MS);
  }, [draft.values]);
  useEffect(() => {
    const flush = (): void => void keepNow();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      clearTimeout(pause.current);
      pause.current = undefined;
      flush();
    };
  }, []);
}

/**
 * Brings back what was typed into this form before the window was closed or the app crashed. `isIdle`: once the window has
 * nothing better to do.
 */
export function useRestoredDraft({ entity, id }: Form, { isIdle = false }: { readonly isIdle?: boolean } = {}): void {
  const store = useRecordsViewStore(entity);
  useEffect(() => {
    if (store.getState().drafts[id]) return;
    const restore = async (): Promise<void> => {
      const { draft } = await call('drafts.read', { entity, id });
      if (!draft || store.getState().drafts[id]) return;
      const { values, from, at } = draft;
      setDraft(store, id, { values, focus: null, restoredAt: at, ...(from === null ? {} : { from }) });
    };
    if (!isIdle) {
      quietly(restore());
      return;
    }
    const idle = requestIdleCallback(() => quietly(restore()));
    return () => cancelIdleCallback(idle);
  }, [store, entity, id, isIdle]);
}
