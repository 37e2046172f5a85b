import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { RouteInput } from '../../../src-shared/ipc/contract.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { useHasServer } from '../../ipc/session.ts';
import { PageHead } from '../../ui/page.tsx';
import { useToast } from '../../ui/toast.ts';
import { readNew } from './draft.ts';
import { forgetDraft, keepDraft, useRestoredDraft } from './keep-draft.ts';
import { RecordForm, WrongInput } from './record-form.tsx';
import { NEW_DRAFT, setDraft, useRecordsView, useRecordsViewStore, type Draft } from './view.ts';

type CreateFields = RouteInput<'customers.create'>['fields'] & RouteInput<'contacts.create'>['fields'];

const EMPTY: Draft = { values: {}, focus: null };

export function NewRecordPage({ entity }: { entity: ScreenEntity }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const toast = useToast();
  const say = useErrorText();
  const store = useRecordsViewStore(entity);
  const hasServer = useHasServer();
  const draft = useRecordsView(entity, (view) => view.drafts[NEW_DRAFT]) ?? EMPTY;
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const save = async (values: Draft['values']): Promise<void> => {
    const read = readNew(entity, values);
    if (!read.ok) throw new WrongInput(read.problems);
    const record = await call(`${entity}.create`, { fields: read.fields as CreateFields });
    forgetDraft(store, { entity, id: NEW_DRAFT });
    store.setState({ cursor: record.id });
    toast({ text: t('form.created', { name: record.name }) });
    // Who has gone elsewhere while it was being saved is not fetched back.
    if (isHere.current) navigate(`/${entity}/${record.id}`, { replace: true });
  };
  useRestoredDraft({ entity, id: NEW_DRAFT });
  // A contact begun on the page of its customer goes back there.
  const back = draft.from ? draft.from : `/${entity}`;
  const isTyped = Object.values(draft.values).some((text) => text !== '');
  const discard = (): void => {
    forgetDraft(store, { entity, id: NEW_DRAFT });
    if (isTyped) {
      const undo = (): void => {
        setDraft(store, NEW_DRAFT, draft);
        navigate(`/${entity}/new`);
      };
      toast({ text: t('form.discarded'), undo });
    }
    navigate(back);
  };
  const leave = (): void => {
    if (!isTyped) return discard();
    navigate(back);
    // Said only once it is true.
    keepDraft({ entity, id: NEW_DRAFT }, draft).then(
      () => toast({ text: t('form.kept') }),
      (error: unknown) => toast({ text: say(asSatchelError(error)) }),
    );
  };
  return (
    <>
      <PageHead title={t(`${entity}.create`)} />
      <RecordForm
        entity={entity}
        record={null}
        draftKey={NEW_DRAFT}
        draft={draft}
        saveLabel={t(`${entity}.save`)}
        note={t(hasServer ? 'form.offlineHint' : 'form.localHint')}
        save={save}
        onDiscard={discard}
        onLeave={leave}
      />
    </>
  );
}
