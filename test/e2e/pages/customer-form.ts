import type { ScreenParts } from './screen.ts';

type Fields = Partial<
  Record<'name' | 'industry' | 'taxNo' | 'phone' | 'contactPerson' | 'email' | 'address' | 'region' | 'remarks', string>
>;

/** The form of a new customer and of an edited one. */
export const customerForm = ({ page, texts }: ScreenParts) => {
  const field = (name: keyof Fields) => page.locator(`[data-form-field="${name}"]`);
  const fill = async (fields: Fields): Promise<void> => {
    for (const [name, text] of Object.entries(fields)) await field(name as keyof Fields).fill(text);
  };
  return {
    field,
    fill,
    alert: page.getByRole('alert'),
    keptToast: page.getByRole('status').filter({ hasText: texts.form.kept }),
    /** The notice of a form that brought back what was typed. */
    restored: page.getByRole('region', { name: texts.form.restored }),
    create: async (fields: Fields): Promise<void> => {
      await fill(fields);
      await page.getByRole('button', { name: texts.customers.save }).click();
    },
    save: async (fields: Fields): Promise<void> => {
      await fill(fields);
      await page.getByRole('button', { name: texts.form.saveEdit }).click();
    },
  };
};
