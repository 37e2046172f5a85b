import { useTranslation } from 'react-i18next';
import { useNow } from '../../ui/clock.ts';
import { farDate } from '../../ui/format.ts';

/** A day (YYYY-MM-DD) with its weekday, in words. */
export function useDayText(): (day: string) => string {
  const { t, i18n } = useTranslation();
  const now = useNow();
  return (day) => {
    const noon = new Date(`${day}T12:00:00`);
    const weekday = noon.toLocaleDateString(i18n.language === 'en' ? 'en-GB' : 'zh-CN', { weekday: 'long' });
    return t('today.day', { date: farDate(noon.toISOString(), now, t), weekday });
  };
}
