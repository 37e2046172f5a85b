import type { Page } from '@playwright/test';
import { en } from '../../../src-renderer/i18n/en.ts';
import { zh } from '../../../src-renderer/i18n/zh.ts';
import { conflicts } from './conflicts.ts';
import { contacts } from './contacts.ts';
import { customerForm } from './customer-form.ts';
import { customerPage } from './customer-page.ts';
import { customersList } from './customers-list.ts';
import { frame } from './frame.ts';
import { importWizard } from './import-wizard.ts';
import { palette } from './palette.ts';
import { settings } from './settings.ts';
import { syncPage } from './sync-page.ts';
import { timeline } from './timeline.ts';
import { today } from './today.ts';
import { welcome } from './welcome.ts';

/** Every screen as a person sees it: found by role and by the accessible name in the language of the test. */
export const screensOf = (page: Page, language: 'zh' | 'en' = 'zh') => {
  const parts = { page, texts: language === 'zh' ? zh : en };
  return {
    welcome: welcome(parts),
    frame: frame(parts),
    customers: customersList(parts),
    customer: customerPage(parts),
    form: customerForm(parts),
    contacts: contacts(parts),
    importWizard: importWizard(parts),
    conflicts: conflicts(parts),
    palette: palette(parts),
    settings: settings(parts),
    sync: syncPage(parts),
    timeline: timeline(parts),
    today: today(parts),
  };
};
