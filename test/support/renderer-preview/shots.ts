/** Pictures of every screen in both languages and themes: `node scripts/with-node24.mjs test/support/renderer-preview/shots.ts DIR [NAME…]` */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPreview, wear, type Preview } from './open-preview.ts';
import { SCREENS, type Screen } from './screens.ts';

const [directory = 'shots', ...only] = process.argv.slice(2);
const THEMES = ['light', 'dark'] as const;

async function shoot(preview: Preview, name: string, screen: Screen): Promise<void> {
  for (const language of ['zh', 'en'] as const) {
    await preview.show(screen, { language, theme: THEMES[0] }, async (page, complaints) => {
      for (const theme of THEMES) {
        await wear(page, { theme });
        await page.screenshot({ path: join(directory, `${name}.${language}.${theme}.png`) });
      }
      for (const text of complaints) console.log(name, text);
    });
  }
}

mkdirSync(directory, { recursive: true });
const preview = await openPreview();
try {
  for (const [name, screen] of Object.entries(SCREENS)) {
    if (only.length > 0 && !only.includes(name)) continue;
    await shoot(preview, name, screen).catch((error: unknown) => {
      console.log(name, error instanceof Error ? error.message : error);
      process.exitCode = 1;
    });
  }
} finally {
  await preview.close();
}
