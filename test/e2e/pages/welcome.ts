import type { ScreenParts } from './screen.ts';

interface Connection {
  readonly address: string;
  readonly tenant: string;
  readonly user: string;
  readonly password: string;
}

/** The first start. */
export const welcome = ({ page, texts }: ScreenParts) => {
  const { welcome: words, credential } = texts;
  const address = page.getByLabel(words.address);
  const fill = async (to: Connection): Promise<void> => {
    await address.fill(to.address);
    await page.getByLabel(words.tenant, { exact: true }).fill(to.tenant);
    await page.getByLabel(words.user, { exact: true }).fill(to.user);
    await page.getByRole('textbox', { name: credential.password, exact: true }).fill(to.password);
  };
  return {
    heading: page.getByRole('heading', { name: words.title }),
    startLocal: () => page.getByRole('button', { name: words.local }).click(),
    startWithSample: () => page.getByRole('button', { name: words.sample }).click(),
    openConnect: () => page.getByRole('button', { name: words.cell }).click(),
    address,
    /** What the address turned out to be. */
    found: page.getByRole('list', { name: words.choicesLabel }).getByRole('status'),
    alert: page.getByRole('alert'),
    fill,
    connect: async (to: Connection): Promise<void> => {
      await fill(to);
      await page.getByRole('button', { name: words.connect }).click();
    },
  };
};
