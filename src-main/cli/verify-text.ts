import type { Entity } from '../../src-shared/domain/entities.ts';
import { ERRORS, type ErrorCode } from '../../src-shared/ipc/error-codes.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a check calls the records of each entity, one and many. */
const NAMES: Readonly<Record<Entity, { readonly zh: string; readonly one: string; readonly many: string }>> = {
  customers: { zh: '客户', one: 'customer', many: 'customers' },
  contacts: { zh: '联系人', one: 'contact', many: 'contacts' },
  leads: { zh: '线索', one: 'lead', many: 'leads' },
  opportunities: { zh: '商机', one: 'deal', many: 'deals' },
  activities: { zh: '往来', one: 'activity', many: 'activities' },
  tasks: { zh: '待办', one: 'task', many: 'tasks' },
  cases: { zh: '工单', one: 'case', many: 'cases' },
  campaigns: { zh: '营销活动', one: 'campaign', many: 'campaigns' },
  contracts: { zh: '合同', one: 'contract', many: 'contracts' },
  payments: { zh: '回款', one: 'payment', many: 'payments' },
  snapshots: { zh: '客户快照', one: 'customer snapshot', many: 'customer snapshots' },
};

/** Sentences by code; `{zh}`, `{one}`, `{many}` name the entity, `{what}` is the id or the count. */
const SENTENCES: Readonly<Record<string, Words>> = {
  PAGES_INCONSISTENT: {
    zh: '数据文件的结构有矛盾，或有一页与写入时不同。',
    en: 'The structure of the data file contradicts itself, or a page is not as it was written.',
  },
  RECORD_INVALID: {
    zh: '{zh}记录 {what} 读不出来，或不完整。',
    en: 'The {one} {what} cannot be read or is not complete.',
  },
  COLUMNS_WRONG: {
    zh: '{zh}记录 {what} 用来排序和筛选的字段与它的内容不符。',
    en: 'The fields by which the {one} {what} is sorted and filtered differ from what it holds.',
  },
  COUNT_WRONG: {
    zh: '{zh}的计数与记录数不符。',
    en: 'The count of {many} differs from how many there are.',
  },
  SEARCH_INCOMPLETE: {
    zh: '{zh}的搜索索引缺少 {what} 条记录。',
    en: 'The search index of {many} lacks some records: {what}.',
  },
  SEARCH_WRONG: {
    zh: '{zh}的搜索索引有 {what} 处与记录的内容不符。',
    en: 'The search index of {many} differs from the records, so many times: {what}.',
  },
  STAYS_WRONG: {
    zh: '{zh} {what} 在各阶段停留的时间与它的阶段历史不符。',
    en: 'The stays in stages of the {one} {what} differ from its stage history.',
  },
  HISTORY_INVALID: {
    zh: '第 {what} 条修改历史读不出来，或与它的记录对不上。',
    en: 'Entry {what} of the history cannot be read or belongs to another record.',
  },
  VALUES_INVALID: {
    zh: '表 {table} 有 {what} 个值读不出来。',
    en: 'The table {table} holds values that cannot be read: {what}.',
  },
};

const isEntity = (word: string): word is Entity => Object.hasOwn(NAMES, word);
const isError = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

/** One sentence in each language for a problem as `Store.verify` gives it: `CODE`, `CODE what`, `CODE entity what`. */
export function verifyText(problem: string): Words {
  const [code = '', first = '', last = first] = problem.split(' ');
  if (isError(code)) return ERRORS[code];
  const words = SENTENCES[code] ?? { zh: problem, en: problem };
  const name = isEntity(first) ? NAMES[first] : { zh: first, one: first, many: first };
  const parts: Readonly<Record<string, string>> = { ...name, what: last, table: first };
  const filled = (text: string): string => text.replace(/\{(\w+)\}/gu, (_, part: string) => parts[part] ?? '');
  return { zh: filled(words.zh), en: filled(words.en) };
}
