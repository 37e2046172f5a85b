import type { Contact } from '../../../src-shared/domain/contacts/contact.schema.ts';
import type { Customer } from '../../../src-shared/domain/customers/customer.schema.ts';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { defaultViews } from '../../../src-shared/domain/views/default-views.ts';
import type { View } from '../../../src-shared/domain/views/view.schema.ts';

const NAMES = [
  '中国（江苏）自由贸易试验区苏州片区博瑞精密机械智能制造与工业互联网联合创新研究院有限责任公司昆山高新技术产业开发区第二分公司',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mit beschränkter Haftung',
  'The Northern and Southern Precision Instruments Manufacturing and Maintenance Company of Suzhou, Limited',
  '欧阳',
] as const;
const TAGS = ['重点客户', '二期扩产', 'needs-a-special-invoice-for-every-delivery', '年框', '进口替代', 'VIP'] as const;
const at = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;
const uuid = (index: number): string => `0199c2f6-3c4d-7a60-b1c8-${String(index).padStart(12, '0')}`;

/** A customer with the longest of everything: names, words without a break, numbers of thirteen digits, forty tags. */
export const extremeCustomer = (one: Customer, index: number): Customer => ({
  ...one,
  name: `${at(NAMES, index)}${index < NAMES.length ? '' : index}`,
  industry: at(['工业自动化控制系统装置与专用仪器仪表制造业', 'Interdisciplinarymechatronicengineering', '船'], index),
  region: at(
    ['新疆维吾尔自治区克孜勒苏柯尔克孜自治州', 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'],
    index,
  ),
  contactPerson: at(['阿卜杜拉·买买提·艾合买提江·努尔麦麦提', 'Wolfeschlegelsteinhausenbergerdorff, Hubert'], index),
  phone: at(['+86 0512 6761 2204 转 8000 转 12345', '0086-13912346021'], index),
  website: `https://www.${'a-very-long-host-name.'.repeat(5)}example/${'path/'.repeat(12)}`,
  email: `${'the.longest.mailbox.of.all'.repeat(2)}@${'department.'.repeat(4)}example`,
  address: `${'江苏省苏州市工业园区金鸡湖大道与星湖街交叉口东北角'.repeat(3)} 88 号`,
  creditLimitCents: 9_999_999_999_999,
  employeeCount: 100_000_000,
  remarks: `${'二期产线 3 月进场，传感器由他们统一采购；'.repeat(40)}${'无断点'.repeat(60)}${'unbroken'.repeat(60)}`,
  ownerId: at(['lu.wenting.of.the.eastern.sales.region.number.one', 'zhou.qiming'], index),
  tags: Array.from({ length: 40 }, (_, tag) => ({ id: uuid(tag), serverId: null, name: `${at(TAGS, tag)}${tag}` })),
  sync: {
    ...one.sync,
    provenance: { employeeCount: 'stale', industry: 'not_loaded' },
    display: {},
  },
});

/** A person with the longest of everything. */
export const extremeContact = (one: Contact, index: number): Contact => ({
  ...one,
  name: at(['阿卜杜拉·买买提·艾合买提江·努尔麦麦提', 'Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine'], index),
  position: at(
    ['集团采购与供应链管理中心副总经理兼华东区总监', 'Rechtsschutzversicherungsgesellschaftsvertreterin'],
    index,
  ),
  email: `${'the.longest.mailbox.of.all'.repeat(2)}@${'department.'.repeat(4)}example`,
});

/** The views that every list begins with, and twelve more of a person who likes long names. */
export const extremeViews = (entity: ScreenEntity): readonly View[] => {
  const all = defaultViews(entity);
  const more = all.slice(0, 1).flatMap((view) =>
    Array.from({ length: 12 }, (_, index) => ({
      ...view,
      id: uuid(900 + index),
      name: at(['华东一区三十天没有跟进过的重点客户', 'Contracts that expire before the summer', '我的'], index),
    })),
  );
  return [...all, ...more];
};
