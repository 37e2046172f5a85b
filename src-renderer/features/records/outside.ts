export interface Outside {
  readonly program: 'dial' | 'write' | 'browse' | 'map';
  readonly url: string;
}

/** The digits that a telephone dials, with a leading plus. */
export const telephoneUrl = (number: string): string => `tel:${number.replaceAll(/[^\d+]/gu, '')}`;

const MAPS = { zh: 'https://uri.amap.com/search?keyword=', en: 'https://www.openstreetmap.org/search?query=' } as const;

/** Where a value leads outside this window, in an address that the shell opens; null for what leads nowhere. */
export function outsideOf(field: string, text: string, language: 'zh' | 'en'): Outside | null {
  const value = text.trim();
  switch (field) {
    case 'phone':
    case 'mobile':
      return /\d/u.test(value) ? { program: 'dial', url: telephoneUrl(value) } : null;
    case 'email':
      return { program: 'write', url: `mailto:${encodeURIComponent(value).replace('%40', '@')}` };
    case 'website':
      return { program: 'browse', url: `https://${value.replace(/^https?:\/\//u, '')}` };
    case 'address':
      return { program: 'map', url: MAPS[language] + encodeURIComponent(value) };
    default:
      return null;
  }
}
