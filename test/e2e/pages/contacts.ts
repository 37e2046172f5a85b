import type { ScreenParts } from './screen.ts';

type ContactFields = Partial<Record<'name' | 'position' | 'mobile' | 'phone' | 'email', string>>;

/** The list of contacts, the page and form of one, and the people on the page of a customer. */
export const contacts = ({ page, texts }: ScreenParts) => {
  const grid = page.getByRole('grid', { name: texts.contacts.listLabel });
  const row = (name: string) => grid.getByRole('row').filter({ hasText: name });
  const section = page.getByRole('region', { name: texts.nav.contacts });
  const person = (name: string) => section.getByRole('listitem').filter({ hasText: name });
  const fill = async (fields: ContactFields): Promise<void> => {
    for (const [name, text] of Object.entries(fields)) await page.locator(`[data-form-field="${name}"]`).fill(text);
  };
  return {
    goTo: () =>
      page
        .getByRole('navigation', { name: texts.app.mainNavigation })
        .getByRole('link', { name: texts.nav.contacts })
        .click(),
    grid,
    row,
    open: (name: string) => row(name).locator('[data-column="name"]').dblclick(),
    heading: (name: string) => page.getByRole('heading', { level: 1, name }),
    fill,
    /** In the form: finds a customer by what is typed and takes it. */
    pickCustomer: async (search: string, name: string): Promise<void> => {
      await page.locator('input[data-form-field="customerId"]').fill(search);
      await page.getByRole('option', { name }).click();
    },
    create: async (fields: ContactFields): Promise<void> => {
      await fill(fields);
      await page.getByRole('button', { name: texts.contacts.save }).click();
    },
    /** On the page of a customer. */
    section,
    person,
    add: () => section.getByRole('button', { name: texts.contact.add }).click(),
    makePrimary: async (name: string): Promise<void> => {
      await person(name).hover();
      await person(name)
        .getByRole('button', { name: texts.contact.makePrimary.replace('{{name}}', name) })
        .click();
    },
    primary: section.getByRole('listitem').filter({ hasText: texts.contact.primary }),
  };
};
