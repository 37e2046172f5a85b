import 'i18next';
import type { Messages } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly resources: { readonly translation: Messages };
    readonly returnNull: false;
  }
}
