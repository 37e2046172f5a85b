import type { Contact } from '../../../src-shared/domain/contacts/contact.schema.ts';
import type { Customer } from '../../../src-shared/domain/customers/customer.schema.ts';
import type { RouteInput } from '../../../src-shared/ipc/contract.ts';
import type { ReferenceLine } from '../../../src-shared/ipc/references.routes.ts';
import type { HitGroup, RecordHit, RecordLine, Recents } from '../../../src-shared/ipc/search.routes.ts';

interface World {
  readonly customers: () => readonly Customer[];
  readonly contacts: () => readonly Contact[];
}

const known = (...words: readonly (string | null | undefined)[]): string[] =>
  words.filter((word) => typeof word === 'string');

const customerLine = ({ id, name, industry, region }: Customer): RecordLine => ({
  ...{ entity: 'customers', id, title: name },
  facts: { words: known(industry, region) },
  opensAt: { entity: 'customers', id },
});

/** Searching and what was used last, over the records of the preview; deals that belong to the first customers. */
export function createPreviewSearch({ customers, contacts }: World) {
  let recents: Pick<Recents, 'searches' | 'place'> = { searches: ['博瑞', 'hl'], place: null };
  const lines = (): RecordLine[] => [
    ...customers().map(customerLine),
    ...contacts().map(({ id, name, position, customerId }): RecordLine => ({
      ...{ entity: 'contacts', id, title: name },
      facts: {
        words: known(position),
        ...{ customer: customers().find((one) => one.id === customerId)?.name ?? '' },
      },
      opensAt: { entity: 'contacts', id },
    })),
    ...customers()
      .slice(0, 40)
      .map(({ id, name }, index): RecordLine => ({
        ...{
          entity: 'opportunities',
          id: id.replace(/^0199c2f4/u, '0199c2f6'),
          title: `${name.slice(0, 4)}二期产线改造`,
        },
        facts: { customer: name, words: [], state: 'negotiation', amountCents: 36_800_000 + index * 1_000_000 },
        opensAt: { entity: 'customers', id },
      })),
  ];
  const hitOf = (line: RecordLine, text: string): RecordHit[] => {
    const at = line.title.indexOf(text);
    if (at === -1) return [];
    return [{ ...line, why: { field: 'name', text: line.title, range: [at, at + text.length] } }];
  };
  return {
    'search.run': ({ text, limit = 5 }: RouteInput<'search.run'>): { groups: HitGroup[] } => {
      const hits = lines().flatMap((line) => hitOf(line, text));
      const groups = [...Map.groupBy(hits, ({ entity }) => entity)].map(([entity, all]) => ({
        ...{ entity, hits: all.slice(0, limit), hasMore: all.length > limit },
      }));
      return { groups };
    },
    'references.find': ({ to, text = '', customerId = null, limit = 20 }: RouteInput<'references.find'>) => {
      const belongs = contacts().filter((one) => one.customerId === customerId);
      const isMeant = ({ entity, id, title }: RecordLine): boolean =>
        entity === to && title.includes(text) && (customerId === null || belongs.some((one) => one.id === id));
      const found = lines().filter(isMeant).slice(0, limit);
      return {
        lines: found.map(({ id, title, facts }): ReferenceLine => ({ id, title, facts, phone: '139****6021' })),
      };
    },
    'references.name': ({ to, id }: RouteInput<'references.name'>) => ({
      name: lines().find((line) => line.entity === to && line.id === id)?.title ?? null,
    }),
    'people.list': () => ({
      people: [
        { user: 'lu.wenting', customers: 312 },
        { user: '周启明', customers: 208 },
        { user: '许佳', customers: 96 },
      ],
    }),
    'recents.get': (): Recents => ({ ...recents, records: customers().slice(2, 6).map(customerLine) }),
    'recents.note': ({ search, place }: RouteInput<'recents.note'>) => {
      recents = {
        searches: search === undefined ? recents.searches : [search, ...recents.searches],
        place: place ?? recents.place,
      };
      return {};
    },
  };
}
