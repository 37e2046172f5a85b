import type { CustomerFields } from '../../../../../src-shared/domain/customers/customer.schema.ts';
import type { Random } from './random.ts';

export const REGIONS = [
  '北京',
  '上海',
  '广州',
  '深圳',
  '杭州',
  '成都',
  '武汉',
  '南京',
  '西安',
  '苏州',
  '重庆',
  '青岛',
  '厦门',
  '长沙',
];
export const BRAND_HEADS = [
  '星',
  '华',
  '金',
  '远',
  '天',
  '海',
  '瑞',
  '恒',
  '鼎',
  '云',
  '博',
  '盛',
  '宏',
  '启',
  '嘉',
  '安',
  '中',
  '新',
];
export const BRAND_TAILS = [
  '辰',
  '信',
  '源',
  '达',
  '图',
  '通',
  '丰',
  '泰',
  '航',
  '创',
  '联',
  '科',
  '润',
  '阳',
  '德',
  '邦',
  '景',
  '森',
];
export const INDUSTRIES = ['科技', '贸易', '医疗', '教育', '物流', '食品', '建筑', '传媒', '能源', '机械'];
export const SUFFIXES = ['有限公司', '有限责任公司', '股份有限公司', '集团有限公司', '（中国）有限公司'];
const FAMILY_NAMES = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '周', '吴', '欧阳', '诸葛'];
const GIVEN_NAMES = ['伟', '芳', '娜', '秀英', '敏', '静', '丽', '强', '磊', '洋', '艳', '杰', '子涵', '梓萱', '浩然'];
const STREETS = ['人民路', '解放大道', '中山北路', '科苑路', '建国门外大街', '文三路', '天府大道', '滨海大道'];
const PHONE_HEADS = ['138', '139', '150', '186', '177', '133'];
const MAIL_HOSTS = ['example.com', 'mail.example.cn', 'corp.example.net'];

/** What else is known of a customer with such a name. */
export function customerFieldsOf(
  random: Random,
  { name, region, industry }: { readonly name: string; readonly region: string; readonly industry: string },
): CustomerFields {
  const person = random.pick(FAMILY_NAMES) + random.pick(GIVEN_NAMES);
  return {
    name,
    type: random.pick(['corporate', 'corporate', 'corporate', 'individual', 'government']),
    industry: random.below(10) === 0 ? null : industry,
    region,
    address: `${region}市${random.pick(STREETS)}${1 + random.below(999)}号${1 + random.below(30)}层`,
    taxNo: `91${random.digits(15)}${random.pick(['A', 'B', 'G', 'K', 'X'])}`,
    contactPerson: person,
    phone: random.pick(PHONE_HEADS) + random.digits(8),
    email: `u${random.digits(6)}@${random.pick(MAIL_HOSTS)}`,
    status: random.below(8) === 0 ? 'inactive' : 'active',
    employeeCount: 1 + random.below(3_000),
    creditLimitCents: random.below(1_000) * 100_000,
    creditScore: random.below(101),
    ...(random.below(3) === 0 ? { remarks: `${person}负责${industry}业务，每季度回访一次。` } : {}),
  };
}
