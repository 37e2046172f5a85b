/** Pictures of every screen in both languages and themes: `node scripts/with-node24.mjs test/support/renderer-preview/shots.ts DIR [NAME…]` */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPreview } from './open-preview.ts';
import { SCREENS } from './screens.ts';

const [directory = 'shots', ...only] = process.argv.slice(2);
mkdirSync(directory, { recursive: true });
const preview = await openPreview();
try {
  for (const [name, screen] of Object.entries(SCREENS)) {
    if (only.length > 0 && !only.includes(name)) continue;
    for (const language of ['zh', 'en'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        const page = await preview.show(screen, { language, theme }, (text) => console.log(name, text));
        await page.screenshot({ path: join(directory, `${name}.${language}.${theme}.png`) });
        await page.close();
      }
    }
  }
} finally {
  await preview.close();
}
