import type { CUSTOMER_STATUSES, CUSTOMER_TYPES } from '../customers/customer.schema.ts';
import type { FileEntity } from '../entities.ts';

/** How a cell of a field is read: `number_text` is a number that is no quantity (phone, tax number). Money is in yuan. */
export type CsvKind = 'text' | 'number_text' | 'money' | 'integer' | 'day' | 'choice' | 'customer';

export interface CsvField {
  readonly field: string;
  readonly kind: CsvKind;
  readonly label: { readonly zh: string; readonly en: string };
  /** Further names that headers use; compared without case, white space and punctuation. */
  readonly aliases: readonly string[];
  /** Code → words that mean it, beside the code itself. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
}

interface CsvEntity {
  /** What a column may be, in the order of forms. */
  readonly fields: readonly CsvField[];
  /** What names a record when no key is given: the first whose fields are all filled. */
  readonly keys: readonly (readonly string[])[];
  /** Names of columns that belong to us but cannot be set. */
  readonly readOnly: readonly string[];
}

const field = (name: string, kind: CsvKind, names: readonly [string, string, ...string[]]): CsvField => {
  const [zh, en, ...aliases] = names;
  return { field: name, kind, label: { zh, en }, aliases };
};
const choice = (
  name: string,
  names: readonly [string, string, ...string[]],
  words: CsvField['words'] = {},
): CsvField => ({
  ...field(name, 'choice', names),
  words,
});

const KEYS = [
  field('id', 'text', ['本机编号', 'id']),
  field('serverId', 'text', ['服务器编号', 'Server id', '系统编号', '中心编号']),
];
const OWNER = field('ownerId', 'text', ['负责人', 'Owner', '销售', '客户经理', '归属人', 'owner id']);
const REMARKS = field('remarks', 'text', ['备注', 'Remarks', '说明', '附注', 'notes', 'comment']);
const ADDRESS = field('address', 'text', ['地址', 'Address', '详细地址', '公司地址', '联系地址', '通讯地址']);
const EMAIL = field('email', 'text', [
  '邮箱',
  'Email',
  '电子邮箱',
  '电子邮件',
  '邮件',
  'e-mail',
  'mail',
  'contact email',
]);
const PHONE = field('phone', 'number_text', [
  ...(['电话', 'Phone', '联系电话', '电话号码', '公司电话', '座机', '固定电话'] as const),
  ...['phone number', 'telephone', 'tel', 'contact phone'],
]);

const types: Record<(typeof CUSTOMER_TYPES)[number], string[]> = {
  corporate: ['企业', '企业客户', '公司', '单位', 'company', 'enterprise', 'business'],
  individual: ['个人', '个人客户', 'person', 'personal'],
  government: ['政府', '政府机构', '机关', '政府客户', 'public'],
};
const statuses: Record<(typeof CUSTOMER_STATUSES)[number], string[]> = {
  active: ['活跃', '启用', '正常', '有效', '合作中', 'enabled'],
  inactive: ['不活跃', '停用', '失效', '无效', '已停用', '非活跃', '停止合作', 'disabled'],
};

const customers: CsvEntity = {
  keys: [['id'], ['serverId'], ['taxNo'], ['name']],
  readOnly: ['no', '客户编号', '客户号', 'customer no', 'account no', 'creditUsedCents', 'loyaltyLevel'],
  fields: [
    ...KEYS,
    field('name', 'text', [
      '客户名称',
      'Name',
      '名称',
      '客户',
      '公司名称',
      '单位名称',
      '企业名称',
      '公司',
      '客户名',
      'company',
      'company name',
      'customer',
      'customer name',
      'account',
      'account name',
    ]),
    choice('type', ['客户类型', 'Type', '类型', '性质', 'customer type'], types),
    field('industry', 'text', ['行业', 'Industry', '所属行业', '行业分类', 'sector']),
    field('region', 'text', ['区域', 'Region', '地区', '所在地区', '城市', '省市', 'city', 'area']),
    ADDRESS,
    field('website', 'text', ['网站', 'Website', '网址', '官网', '公司网站', 'url', 'web site', 'homepage']),
    field('taxNo', 'number_text', [
      '税号',
      'Tax number',
      '统一社会信用代码',
      '信用代码',
      '纳税人识别号',
      '社会信用代码',
      'tax no',
      'tax id',
      'vat number',
    ]),
    field('contactPerson', 'text', ['联系人', 'Contact person', '联系人姓名', '主要联系人', 'contact', 'contact name']),
    { ...PHONE, aliases: [...PHONE.aliases, '手机', '手机号', '手机号码', '联系方式', 'mobile', 'mobile phone'] },
    EMAIL,
    choice('status', ['状态', 'Status', '客户状态', 'customer status'], statuses),
    field('statusReason', 'text', ['状态原因', 'Status reason', '原因', 'reason']),
    field('employeeCount', 'integer', [
      '员工人数',
      'Employees',
      '人数',
      '员工数',
      '规模',
      '公司规模',
      'employee count',
      'headcount',
      'number of employees',
    ]),
    field('creditLimitCents', 'money', [
      '信用额度',
      'Credit limit',
      '授信额度',
      '额度',
      '信用额度（元）',
      'credit limit (yuan)',
      'credit limit (cny)',
    ]),
    field('creditScore', 'integer', ['信用评分', 'Credit score', '信用分', '评分']),
    REMARKS,
    OWNER,
  ],
};

const contacts: CsvEntity = {
  keys: [['id'], ['serverId'], ['customerId', 'name']],
  readOnly: ['no'],
  fields: [
    ...KEYS,
    field('customerId', 'customer', ['客户本机编号', 'Customer id']),
    field('customerServerId', 'customer', ['客户服务器编号', 'Customer server id', '客户系统编号']),
    field('customerName', 'customer', [
      '客户名称',
      'Customer',
      '客户',
      '公司',
      '公司名称',
      '单位',
      '所属客户',
      '所属公司',
      'customer name',
      'company',
      'company name',
      'account',
      'account name',
    ]),
    field('name', 'text', [
      '姓名',
      'Name',
      '联系人',
      '联系人姓名',
      '名称',
      '名字',
      'contact',
      'contact name',
      'full name',
    ]),
    field('position', 'text', ['职位', 'Position', '职务', '岗位', '头衔', 'title', 'job title']),
    PHONE,
    field('mobile', 'number_text', [
      '手机',
      'Mobile',
      '手机号',
      '手机号码',
      '移动电话',
      'mobile phone',
      'cell',
      'cell phone',
    ]),
    EMAIL,
    field('fax', 'number_text', ['传真', 'Fax', '传真号', 'fax number']),
    ADDRESS,
    field('birthday', 'day', ['生日', 'Birthday', '出生日期', 'birth date', 'date of birth']),
    field('preferences', 'text', ['偏好', 'Preferences', '喜好', '爱好', 'interests']),
    REMARKS,
    OWNER,
  ],
};

/** What files hold of each entity. */
export const csvEntities = { customers, contacts } as const satisfies Record<FileEntity, CsvEntity>;

/** What every record carries and a file cannot set. */
export const READ_ONLY_META = ['createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'deletedAt'] as const;
