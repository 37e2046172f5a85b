import type { Page } from 'playwright-core';
import type { Look } from '../open-preview.ts';

/** What stays as it is in Chinese texts: names of products, formats, encodings and units. */
const NAMES =
  /Satchel|Linux|English|CRM|CSV|ERP|VIP|SLA|crm-cell|SATCHEL_KEY|https?:\/\/[\w.-]+|UTF-(?:8|16)|GB18030|GBK|Big5|\b[KMG]B\b/gu;
/** The name of a language is written in that language. */
const OWN_NAME = /简体中文/gu;
/** Words of the program itself that travel as data (states, kinds): whoever shows one as it is shows a machine word. */
const CODE = /^[a-z]+(?:[_-][a-z]+)*$/u;

/** Every text that the page shows or says: text nodes, names, hints. Keys and code are the same in every language. */
const textsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const texts = [document.title];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      if (!node.parentElement?.closest('script, style, kbd, code, .mono, textarea[tabindex="-1"]'))
        // What was found in a text is marked in the middle of it.
        texts.push((node.parentElement?.closest(':has(> mark)') ?? node).textContent ?? '');
    // What is hidden from readers too, such as a field that only measures, has words of nobody.
    for (const element of document.body.querySelectorAll('*:not([aria-hidden=true])'))
      for (const name of ['title', 'aria-label', 'aria-description', 'aria-roledescription', 'placeholder', 'alt'])
        texts.push(element.getAttribute(name) ?? '');
    return [...new Set(texts)];
  });

/** Every text that came through the bridge, in either direction: records, names, hosts of addresses, what was typed. */
async function dataOf(page: Page): Promise<readonly string[]> {
  const texts = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.add(value).add(URL.parse(value)?.host ?? value);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(collect);
  };
  collect(await page.evaluate(() => window.previewTraffic));
  return [...texts].filter((text) => !CODE.test(text)).sort((a, b) => b.length - a.length);
}

/** Texts on the page in the other language, after what is data in them was taken out. */
export async function foreignWordsOn(page: Page, language: Look['language']): Promise<readonly string[]> {
  const [foreign, allowed] =
    language === 'zh' ? [/[A-Za-z]{2,}/u, NAMES] : [/[\p{Script=Han}，。：；「」（）]/u, OWN_NAME];
  const suspects = (await textsOf(page)).filter((text) => foreign.test(text.replace(allowed, '')));
  if (suspects.length === 0) return [];
  const data = (await dataOf(page)).filter((text) => foreign.test(text));
  const isInitial = (text: string): boolean => text.length === 1 && data.some((one) => one.startsWith(text));
  const withoutData = (text: string): string => data.reduce((rest, part) => rest.replaceAll(part, ''), text);
  // A name may stand within data, such as the beginning of an address, and data within a name.
  const isForeign = (text: string): boolean =>
    foreign.test(withoutData(text.replace(allowed, ''))) && foreign.test(withoutData(text).replace(allowed, ''));
  return suspects.filter((text) => isForeign(text) && !isInitial(text));
}
