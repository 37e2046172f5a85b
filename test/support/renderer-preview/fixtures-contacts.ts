import type { Contact } from '../../../src-shared/domain/contacts/contact.schema.ts';
import type { Customer } from '../../../src-shared/domain/customers/customer.schema.ts';
import { newRecordSync, type Op } from '../../../src-shared/domain/sync-state.schema.ts';

const PEOPLE = ['薄睿', '沈国峰', '唐雨', '周启明', '许佳', '李思远', '欧阳文静', '孙立', 'Anna Schneider'] as const;
const POSITIONS = ['采购经理', '生产副总', '设备工程师', '设备部经理', '财务', null, '总经理助理'] as const;
const at = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;
const id = (index: number): string => `0199c2f5-1a2b-7a60-b1c8-${String(index).padStart(12, '0')}`;

function contact(customer: Customer, index: number, slot: number): Contact {
  const isWaiting = customer.serverId === null;
  const isMasked = index % 3 === 0 && !isWaiting;
  const create: Op = {
    ...{
      id: `0199c3f5-1a2b-7a60-b1c8-${String(index).padStart(12, '0')}`,
      seq: 1,
      tenant: '华东一区',
      user: 'lu.wenting',
    },
    ...{
      kind: 'create' as const,
      command: null,
      args: null,
      changeSetId: null,
      frozenBody: null,
      base: {},
      changed: [],
    },
    ...{ deps: [customer.id], state: 'pending' as const, attempts: 0, nextAt: null, firstSentAt: null },
    ...{ createdAt: customer.updatedAt, lastError: null },
  };
  return {
    id: id(index),
    serverId: isWaiting ? null : `p-${8_000 + index}`,
    customerId: customer.id,
    name: at(PEOPLE, index),
    position: at(POSITIONS, index),
    ...(isMasked ? {} : { mobile: `1391234${6_000 + (index % 4_000)}` }),
    phone: slot === 2 ? '0512 6761 2204' : null,
    email: index % 4 === 1 ? null : `contact${index}@szborui.example`,
    birthday: '1986-04-12',
    preferences: '先发微信，再打电话；上午在车间。',
    remarks: slot === 0 ? '报价先发给她看一遍。' : null,
    createdAt: customer.createdAt,
    createdBy: 'lu.wenting',
    updatedAt: new Date(Date.parse(customer.updatedAt) - index * 60_000).toISOString(),
    updatedBy: 'lu.wenting',
    deletedAt: null,
    ownerId: 'lu.wenting',
    sync: {
      ...newRecordSync(),
      ...(isMasked
        ? { provenance: { mobile: 'masked' as const }, display: { mobile: `139****${6_000 + index}` } }
        : {}),
      ...(isWaiting ? { state: 'pending' as const, ops: [create] } : {}),
    },
  };
}

/** Three people at the first customers, one at the others. */
export const contacts = (of: readonly Customer[]): Contact[] =>
  of
    .slice(0, 400)
    .flatMap((customer, row) =>
      Array.from({ length: row < 4 ? 3 : 1 }, (_, slot) => contact(customer, row * 3 + slot, slot)),
    );
