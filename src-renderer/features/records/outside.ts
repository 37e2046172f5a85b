import { telephoneUrl } from '../../ui/telephone.ts';

export interface Outside {
  readonly program: 'dial' | 'write' | 'browse' | 'map';
  readonly url: string;
}

const MAPS = { zh: 'https://uri.amap.com/search?keyword=', en: 'https://www.openstreetmap.org/search?query=' } as const;

/** Where a value leads outside this window, in an address that the shell opens; null for what leads nowhere. */
export function outsideOf(field: string, text: string, language: 'zh' | 'en'): Outside | null {
  const value = text.trim();
  switch (field) {
    case 'phone':
    case 'mobile': {
      const url = telephoneUrl(value);
      return url === null ? null : { program: 'dial', url };
    }
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
