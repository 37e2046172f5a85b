import type { HandlersFor } from '../../../../src-shared/ipc/define.ts';
import { draftSchema, type DraftForm, type draftsRoutes } from '../../../../src-shared/ipc/drafts.routes.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import type { Clock } from '../../ports.ts';

interface Deps {
  readonly current: CurrentWorkspace;
  readonly clock: Clock;
}

const keyOf = ({ entity, id }: DraftForm): string => `drafts.${entity}.${id}`;

/** What was typed into forms and not saved, in the settings of the open workspace. All throw NO_WORKSPACE. */
export function draftsHandlers({ current, clock }: Deps): HandlersFor<typeof draftsRoutes> {
  const write = async (form: DraftForm, value: Json): Promise<Record<string, never>> => {
    await current().store.write(async () => ({ plan: { puts: [], settings: { [keyOf(form)]: value } }, result: null }));
    return {};
  };
  return {
    'drafts.read': async (form) => {
      // What another version kept in another form is no draft.
      const kept = draftSchema.safeParse(await current().store.setting(keyOf(form)));
      return { draft: kept.success ? kept.data : null };
    },
    'drafts.keep': async ({ draft, ...form }) => write(form, { ...draft, at: toInstant(clock.now()) }),
    'drafts.drop': (form) => write(form, null),
  };
}
