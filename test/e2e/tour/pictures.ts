import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export interface Pictures {
  /** Takes a picture of the window and remembers where it lies. */
  readonly take: (name: string) => Promise<void>;
  readonly files: () => readonly string[];
}

export function picturesIn(dir: string, page: Page): Pictures {
  mkdirSync(dir, { recursive: true });
  const files: string[] = [];
  return {
    take: async (name) => {
      const path = join(dir, `${String(files.length + 1).padStart(2, '0')}-${name}.png`);
      await page.screenshot({ path, animations: 'disabled', caret: 'initial' });
      files.push(path);
    },
    files: () => files,
  };
}
