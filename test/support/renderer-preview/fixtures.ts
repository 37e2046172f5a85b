import type { Customer } from '../../../src-shared/domain/customers/customer.schema.ts';
import type { HistoryEntry } from '../../../src-shared/domain/history.schema.ts';
import { newRecordSync, type Op, type OpError, type RecordSync } from '../../../src-shared/domain/sync-state.schema.ts';
import type { Workspace } from '../../../src-shared/ipc/workspaces.routes.ts';

const MINUTE = 60_000;
const now = Date.now();
const ago = (minutes: number): string => new Date(now - minutes * MINUTE).toISOString();
const id = (index: number): string => `0199c2f4-7d1e-7a60-b1c8-${String(index).padStart(12, '0')}`;

export const cell: Workspace = {
  id: id(900_001),
  name: 'lu.wenting@huadong-1@crm.huadong.example',
  kind: 'cell',
  address: 'https://crm.huadong.example',
  tenant: '华东一区',
  user: 'lu.wenting',
  profile: 'crm-cell',
  guarantee: 'exactly-once',
};
export const local: Workspace = {
  id: id(900_002),
  name: 'local',
  kind: 'local',
  address: null,
  tenant: null,
  user: null,
  profile: null,
  guarantee: null,
};

const NAMES = [
  '苏州博瑞精密机械有限公司',
  '上海澜川自动化设备有限公司',
  '无锡欣锐电子科技股份有限公司',
  '宁波恒泰紧固件股份有限公司',
  '常州启衡传动技术有限公司',
  '昆山联拓精工模具制造有限公司苏州第二分公司',
  '南通海辰泵业有限公司',
  '嘉兴明盛包装机械厂',
  '杭州云岫智能仪表有限公司',
  '上海申跃化工装备有限公司',
  '苏州工业园区科晟光电有限公司',
  '无锡正和汽车零部件有限公司',
  '常熟德邦流体控制有限公司',
  '宁波甬江新能源材料有限公司',
  '太仓瑞邦五金制品有限公司',
  '湖州绿芯储能科技有限公司',
  '上海松江永固机电成套厂',
  '江阴华澄钢构工程有限公司',
  'Siemens Numerical Control Ltd., Nanjing',
  '苏州盈拓机器人有限公司',
] as const;
const INDUSTRIES = ['精密机械', '汽车零部件', '电子制造', '泵阀', '包装机械', '化工设备', '新能源', null] as const;
const REGIONS = ['苏州', '上海', '无锡', '宁波', '常州', '南通', '嘉兴', '杭州'] as const;
const PEOPLE = ['薄睿', '沈国峰', '唐雨', '周启明', '许佳', '李思远', null, '欧阳文静'] as const;
const PHONES = [
  '139****6021',
  '0512 6761 2204',
  '138****7714',
  '0574 8721 6633',
  '186****3302',
  null,
  '151****8846',
] as const;

const op = (index: number, parts: Partial<Op>): Op => ({
  id: `0199c301-4f20-7a60-b1c8-${String(index).padStart(12, '0')}`,
  seq: index,
  tenant: '华东一区',
  user: 'lu.wenting',
  kind: 'patch',
  command: null,
  args: null,
  changeSetId: null,
  frozenBody: null,
  base: {},
  changed: ['phone', 'address'],
  deps: [],
  state: 'pending',
  attempts: 0,
  nextAt: new Date(now + 12_000).toISOString(),
  firstSentAt: null,
  createdAt: ago(40 - index),
  lastError: null,
  ...parts,
});

const refusal: OpError = {
  code: 'DUPLICATE_NAME',
  message: '客户名称已存在：上海申跃化工装备有限公司',
  httpStatus: 409,
  requestId: '0199c2f3-11c7-7a60-b1c8-3f0a5b7c9d11',
  fieldErrors: { name: ['该名称已被客户 KH-00018211 使用'] },
  at: ago(8),
};

function syncOf(index: number): Partial<RecordSync> {
  const masked: Partial<RecordSync> = {
    provenance: {
      phone: 'masked',
      taxNo: 'masked',
      creditLimitCents: 'masked',
      employeeCount: 'stale',
      website: 'not_loaded',
    },
    display: { phone: `1${38 + (index % 50)}****${1_000 + index * 37}`.slice(0, 11), taxNo: '9132****7K' },
  };
  if (index === 0) return { ...masked, state: 'pending', ops: [op(1, { changed: ['address', 'remarks'] })] };
  if (index === 3) {
    const since = ago(130);
    return {
      state: 'conflict',
      ops: [op(2, { changed: ['phone', 'industry', 'creditLimitCents'], nextAt: null })],
      conflicts: [
        { field: 'phone', base: '0574 8721 6600', theirs: '0574 8721 6688', since },
        { field: 'creditLimitCents', base: 20_000_000, theirs: 35_000_000, since },
      ],
    };
  }
  if (index === 6)
    return { state: 'pending', ops: [op(3, { kind: 'create', changed: [], state: 'unknown', attempts: 1 })] };
  if (index === 9) {
    return {
      state: 'refused',
      ops: [op(4, { kind: 'create', changed: [], state: 'dead', attempts: 1, nextAt: null, lastError: refusal })],
    };
  }
  if (index === 13)
    return { state: 'pending', ops: [op(5, { state: 'sending', attempts: 1, changed: ['ownerId'], nextAt: null })] };
  if (index === 16) {
    const lastError = { ...refusal, code: 'UNREACHABLE', message: '502 Bad Gateway', fieldErrors: {} };
    return {
      state: 'pending',
      ops: [
        op(6, {
          attempts: 3,
          changed: ['status', 'statusReason'],
          nextAt: new Date(now + 4 * MINUTE).toISOString(),
          lastError,
        }),
      ],
    };
  }
  return index % 3 === 1 ? {} : masked;
}

const at = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

const nameOf = (index: number): string =>
  index < NAMES.length ? at(NAMES, index) : `${at(NAMES, index).replace('有限公司', '')}${index} 号分厂`;

const TYPES = ['corporate', 'corporate', 'corporate', 'corporate', 'government', 'corporate', 'individual'] as const;

/** What the server showed in full, or only in part. */
const clearOf = (index: number, sync: RecordSync): Partial<Customer> =>
  sync.provenance['phone'] === 'masked'
    ? {}
    : {
        taxNo: '91320594MA1X7KQ27K',
        phone: at(PHONES, index)?.includes('*') ? `1391234${6_000 + (index % 4_000)}` : at(PHONES, index),
        website: 'www.szborui.example',
        creditLimitCents: 48_600_000 + index * 1_234_567,
      };

const TAGS = ['二期扩产', '年框客户', '需开专票', '进口替代'].map((name, tag) => ({
  id: id(9_000 + tag),
  serverId: null,
  name,
}));

function customer(index: number): Customer {
  const sync: RecordSync = { ...newRecordSync(), ...syncOf(index) };
  const isNew = sync.ops.some(({ kind }) => kind === 'create');
  return {
    ...(isNew ? { serverId: null } : { serverId: `c-${18_427 + index}`, no: `KH-000${18_427 + index}` }),
    ...clearOf(index, sync),
    id: id(index),
    name: nameOf(index),
    type: at(TYPES, index),
    industry: at(INDUSTRIES, index),
    region: at(REGIONS, index),
    address: '苏州工业园区星湖街 218 号生物纳米园 A4 楼 305 室',
    contactPerson: at(PEOPLE, index),
    email: 'borui@szborui.example',
    status: index % 7 === 5 ? 'inactive' : 'active',
    employeeCount: 320,
    creditScore: 82,
    tags: index % 3 === 0 ? TAGS : [],
    remarks: '二期产线 3 月进场，传感器由他们统一采购。\n报价先过唐工的技术评审；周五前给正式报价。',
    ownerId: 'lu.wenting',
    loyaltyLevel: 'gold',
    createdAt: ago(300_000 + index),
    createdBy: 'lu.wenting',
    updatedAt: ago(index === 0 ? 43 : index * index * 17 + 100),
    updatedBy: index % 4 === 2 ? 'zhou.qiming' : 'lu.wenting',
    deletedAt: null,
    sync,
  };
}

export const customers = (count: number): Customer[] => Array.from({ length: count }, (_, index) => customer(index));

const entry = (parts: Partial<HistoryEntry>): HistoryEntry => ({
  entity: 'customers',
  recordId: id(0),
  at: ago(43),
  by: 'lu.wenting',
  device: 'LU-THINKPAD',
  source: 'edit',
  changeSet: null,
  field: 'address',
  before: null,
  after: null,
  ...parts,
});

export const history = (of: Customer): HistoryEntry[] => [
  entry({ before: '苏州工业园区星湖街 218 号', after: of.address ?? null }),
  entry({ field: 'remarks', before: null, after: of.remarks ?? null }),
  entry({ at: ago(70), source: 'sync', by: 'zhou.qiming', field: 'creditScore', before: 78, after: 82 }),
  entry({ at: ago(1_500), field: 'status', before: 'inactive', after: 'active' }),
  entry({ at: ago(1_500), field: 'statusReason', before: '停产检修', after: null }),
  entry({
    at: ago(6_000),
    source: 'sync',
    by: 'zhou.qiming',
    field: 'creditLimitCents',
    before: 30_000_000,
    after: 48_600_000,
  }),
  entry({
    at: of.createdAt,
    field: null,
    after: { name: of.name, type: 'corporate', region: '苏州', phone: '0512 6761 2204' },
  }),
];
