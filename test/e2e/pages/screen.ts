import type { Page } from '@playwright/test';
import type { Messages } from '../../../src-renderer/i18n/zh.ts';

/** What every screen is made of. */
export interface ScreenParts {
  readonly page: Page;
  readonly texts: Messages;
}
