import { z } from 'zod';
import type { AnyRecord } from '../../../src-shared/domain/records.ts';
import type { Entity } from '../../../src-shared/domain/entities.ts';
import { parseFields, SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import type { Records } from '../../core/features/records/records.ts';
import { entityOption, usageError } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { parseObject } from '../parse-object.ts';
import { printable } from '../record-output.ts';

/** The words of the contract; each has its entity, and an entity of this version need not have any of them. */
const ACTIONS = [
  'close',
  'reopen',
  'comment',
  'convert',
  'renew',
  'set-primary',
  'set-status',
  'assess-credit',
] as const;
type Action = (typeof ACTIONS)[number];
const isAction = (word: string): word is Action => (ACTIONS as readonly string[]).includes(word);

interface Deed {
  readonly id: string;
  readonly args: object;
}

type Deeds = { readonly [E in Entity]?: Partial<Record<Action, (records: Records, deed: Deed) => Promise<AnyRecord>>> };

const setPrimaryArgs = z.strictObject({ contactId: z.uuid('not_a_record') });

const DEEDS: Deeds = {
  customers: {
    'set-primary': (records, { id, args }) => records.setPrimary(id, parseFields(setPrimaryArgs, args).contactId),
  },
};

export const actCommand: Command = {
  name: 'act',
  usage: 'act ACTION --entity E ID  < JSON',
  summary: { zh: '对一条记录执行操作，例如设为主联系人', en: 'Do something to a record, such as set-primary' },
  options: { entity: { type: 'string' } },
  words: 2,
  readsInput: true,
  run: async ({ options, positionals, parts, openWorkspace, readStdin }) => {
    const entity = entityOption(options);
    const [action = '', id = ''] = positionals;
    if (!isAction(action)) throw usageError(`act ${action}`);
    const deed = DEEDS[entity]?.[action];
    if (!deed) throw new SatchelError('INVALID_INPUT');
    const args = parseObject(await readStdin());
    await openWorkspace();
    const record = printable(await deed(parts.records, { id, args }));
    return { json: record, text: JSON.stringify(record, null, 2), exit: EXIT.done };
  },
};
