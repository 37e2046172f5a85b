import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const RENDERER = join(ROOT, 'src-renderer');
const MANTINE = join(ROOT, 'node_modules/@mantine/core');
const PARTS = join(MANTINE, 'esm/components');
/** Parts of components that are used, which no screen of ours shows. */
const UNUSED = new Set(['CheckboxCard']);

const read = (file: string): string => readFileSync(file, 'utf8');
const matches = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, found = '']) => found);

/** The components that the screens import, as files, with all that those import in their turn. */
function usedParts(): ReadonlySet<string> {
  const imports = globSync('**/*.{ts,tsx}', { cwd: RENDERER }).flatMap((file) =>
    matches(read(join(RENDERER, file)), /import \{([^}]*)\} from '@mantine\/core'/gu),
  );
  const names = imports.flatMap((list) => list.split(',')).map((name) => name.replace('type ', '').trim());
  const files = new Set<string>();
  const take = (file: string): void => {
    if (files.has(file) || !file.startsWith(PARTS)) return;
    files.add(file);
    for (const to of matches(read(file), /from "(\.[^"]+)"/gu)) take(normalize(join(dirname(file), to)));
  };
  for (const name of names) globSync(join(PARTS, name, `${name}.mjs`)).forEach(take);
  return files;
}

test('no component stands there without its styles', () => {
  const styles = matches(read(join(RENDERER, 'app/mantine.css')), /@import '@mantine\/core\/([^']+)'/gu);
  const styled = styles.map((file) => read(join(MANTINE, file))).join('\n');
  const all = read(join(MANTINE, 'styles.css'));
  const modules = [...usedParts()].filter((file) => file.endsWith('.module.mjs'));
  expect(modules.length).toBeGreaterThan(10);
  const missing = modules.filter((file) => {
    const classes = matches(read(file), /"(m_\w+)"/gu);
    return classes.some((name) => all.includes(`.${name}`) && !styled.includes(`.${name}`));
  });
  const names = missing.map((file) => /(\w+)\.module\.mjs$/u.exec(file)?.[1] ?? file);
  expect(names.filter((name) => !UNUSED.has(name))).toEqual([]);
});
