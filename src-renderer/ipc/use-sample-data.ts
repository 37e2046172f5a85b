import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../i18n/use-language.ts';
import { asSatchelError, call } from './call.ts';

interface Announcement {
  readonly text: string;
  readonly undo?: () => void;
}

export interface SampleDeeds {
  readonly isBusy: boolean;
  /** Fills the open workspace; whether it is filled now. */
  readonly fill: () => Promise<boolean>;
  readonly remove: () => Promise<void>;
}

const NAMED = 3;

/** Puts the sample company into the open workspace or takes it away, and announces what came of it. */
export function useSampleData(announce: (message: Announcement) => void): SampleDeeds {
  const { t } = useTranslation();
  const say = useErrorText();
  const [isBusy, setIsBusy] = useState(false);
  const run = async (work: () => Promise<Announcement>): Promise<boolean> => {
    setIsBusy(true);
    try {
      announce(await work());
      return true;
    } catch (error) {
      announce({ text: say(asSatchelError(error)) });
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  const remove = async (): Promise<void> => {
    await run(async () => {
      const { reversed, kept, failed, notes } = await call('sampleData.remove', {});
      const left = kept + failed;
      const names = notes.slice(0, NAMED).map(({ title }) => t('sample.quoted', { name: title }));
      const text =
        left === 0
          ? t('sample.removed', { count: reversed })
          : t('sample.removedPartly', { count: left, names: names.join(t('sample.and')) });
      return { text };
    });
  };
  const fill = (): Promise<boolean> =>
    run(async () => {
      const { customers } = await call('sampleData.fill', {});
      return { text: t('sample.filled', { count: customers }), undo: () => void remove() };
    });
  return { isBusy, fill, remove };
}
