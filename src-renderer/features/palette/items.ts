import {
  isScreenEntity,
  SCREEN_ENTITIES,
  type Entity,
  type ScreenEntity,
} from '../../../src-shared/domain/entities.ts';
import type { HitGroup, RecordHit, RecordLine, Recents } from '../../../src-shared/ipc/search.routes.ts';
import { matchingCommands, type Command } from './command.ts';

/** A line of the palette. */
export type Item =
  | { readonly kind: 'record'; readonly key: string; readonly line: RecordLine; readonly why: RecordHit['why'] | null }
  | { readonly kind: 'search'; readonly key: string; readonly text: string }
  /** A new record with what was typed for its name. */
  | { readonly kind: 'create'; readonly key: string; readonly entity: ScreenEntity; readonly text: string }
  | { readonly kind: 'all'; readonly key: string; readonly entity: ScreenEntity; readonly text: string }
  | { readonly kind: 'command'; readonly key: string; readonly command: Command };

export interface Section {
  /** An entity, or one of the palette's own headings. */
  readonly heading: Entity | 'recent' | 'searches' | 'commands' | 'create';
  readonly items: readonly Item[];
}

/** Whether only commands are meant: a > in front, also the full-width one of a Chinese keyboard. */
export const isCommandsOnly = (text: string): boolean => /^\s*[>＞]/u.test(text);
const MOST_BESIDE_HITS = 4;

interface Palette {
  readonly text: string;
  readonly groups: readonly HitGroup[];
  readonly recents: Recents;
  readonly commands: readonly Command[];
}

/** What the palette lists for what was typed: what was used last, else what was found and what can be done. */
export function paletteSections({ text, groups, recents, commands }: Palette): readonly Section[] {
  const asked = text.trim();
  if (isCommandsOnly(asked)) return filled([commandSection(matchingCommands(commands, asked.slice(1)))]);
  if (asked === '') return filled([...recentSections(recents), commandSection(commands)]);
  const beside = matchingCommands(commands, asked).slice(0, MOST_BESIDE_HITS);
  return filled([...groups.map((group) => groupSection(group, asked)), commandSection(beside), createSection(asked)]);
}

/** Whether Enter does something: a record that no screen shows yet is listed, and why, but leads nowhere. */
export function isUsable(item: Item): boolean {
  if (item.kind === 'record') return item.line.opensAt !== null;
  return item.kind !== 'command' || item.command.isOff === undefined;
}

const filled = (sections: readonly Section[]): readonly Section[] => sections.filter(({ items }) => items.length > 0);

const commandSection = (commands: readonly Command[]): Section => ({
  heading: 'commands',
  items: commands.map((command) => ({ kind: 'command', key: command.id, command })),
});

const createSection = (text: string): Section => ({
  heading: 'create',
  items: SCREEN_ENTITIES.map((entity) => ({ kind: 'create', key: `create ${entity} named`, entity, text })),
});

function groupSection({ entity, hits, hasMore }: HitGroup, text: string): Section {
  const items = hits.map(({ why, ...line }): Item => ({ kind: 'record', key: `${entity} ${line.id}`, line, why }));
  const more: readonly Item[] =
    hasMore && isScreenEntity(entity) ? [{ kind: 'all', key: `${entity} all`, entity, text }] : [];
  return { heading: entity, items: [...items, ...more] };
}

const recentSections = ({ records, searches }: Recents): readonly Section[] => [
  {
    heading: 'recent',
    items: records
      .slice(0, 6)
      .map((line) => ({ kind: 'record', key: `recent ${line.entity} ${line.id}`, line, why: null })),
  },
  {
    heading: 'searches',
    items: searches.slice(0, 4).map((text) => ({ kind: 'search', key: `search ${text}`, text })),
  },
];
