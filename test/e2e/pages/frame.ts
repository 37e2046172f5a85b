import type { ScreenParts } from './screen.ts';

/** What is on every screen of an open workspace. */
export const frame = ({ page, texts }: ScreenParts) => {
  const navigation = page.getByRole('navigation', { name: texts.app.mainNavigation });
  const goTo = (name: string) => () => navigation.getByRole('link', { name }).click();
  return {
    navigation,
    goToCustomers: goTo(texts.nav.customers),
    goToSync: goTo(texts.nav.sync),
    goToSettings: goTo(texts.nav.settings),
    search: page.getByRole('searchbox', { name: texts.app.search }),
    badge: page.getByRole('button', { name: texts.sync.badgeLabel }),
    /** In place of a page that failed. */
    failed: page.getByRole('alert').filter({ hasText: texts.pageError.title }),
    tryAgain: () => page.getByRole('button', { name: texts.app.retry }).click(),
    noPage: page.getByText(texts.noPage.title),
    undo: () => page.getByRole('status').getByRole('button', { name: texts.app.undo }).last().click(),
  };
};
