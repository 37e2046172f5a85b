import type { Activity } from '../../../../../src-shared/domain/activities/activity.schema.ts';
import type { Case } from '../../../../../src-shared/domain/cases/case.schema.ts';

/** The words that a believable Chinese company's records are made of. `{…}` is filled in by who uses a line. */
export const FAMILY_NAMES = [
  ...['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '周', '吴', '徐', '孙', '马', '朱', '胡', '林', '郭', '何', '高'],
  ...['罗', '郑', '梁', '谢', '宋', '唐', '许', '邓', '冯', '韩', '曹', '曾', '彭', '萧', '蔡', '潘', '田', '董', '袁'],
  ...[
    '于',
    '余',
    '叶',
    '蒋',
    '杜',
    '苏',
    '魏',
    '程',
    '吕',
    '丁',
    '沈',
    '任',
    '姚',
    '卢',
    '欧阳',
    '上官',
    '诸葛',
    '司马',
  ],
];
export const GIVEN_NAMES = [
  ...[
    '伟',
    '芳',
    '娜',
    '秀英',
    '敏',
    '静',
    '丽',
    '强',
    '磊',
    '洋',
    '艳',
    '杰',
    '勇',
    '军',
    '涛',
    '明',
    '超',
    '秀兰',
    '霞',
  ],
  ...[
    '平',
    '刚',
    '桂英',
    '子涵',
    '梓萱',
    '浩然',
    '欣怡',
    '宇轩',
    '一诺',
    '雨桐',
    '思远',
    '嘉豪',
    '晓峰',
    '文博',
    '志强',
  ],
  ...['建国', '海燕', '雪梅', '国栋', '丽华', '晓东', '春梅', '俊杰', '佳琪', '天宇', '雅婷', '振华', '玉兰', '永康'],
];
export const POSITIONS = [
  ...['总经理', '副总经理', '采购经理', '采购专员', '财务总监', '财务经理', '信息部主任', '技术总监', '运营经理'],
  ...['行政主管', '项目经理', '生产部长', '质量主管', '市场经理', '法务专员', '董事长助理'],
];
export const PREFERENCES = ['喜欢微信联系', '下午两点后方便接电话', '邮件须抄送财务', '关注交付周期', '偏好当面沟通'];
export const PRODUCTS = [
  ...['客户管理系统', '仓储管理系统', '数据分析平台', '工业传感器', '视频会议终端', '能耗监测系统', '质检设备'],
  ...['办公家具', '安防监控', '机房改造', '云服务器租用', '员工培训', '设备维保', '包装生产线', '实验室耗材'],
];
export const DEAL_NAMES = [
  '{product}采购',
  '{product}一期',
  '{product}二期扩容',
  '{product}年度框架',
  '{product}升级改造',
];
export const LOST_REASONS = [
  '价格超出预算',
  '选择了其他供应商',
  '项目取消',
  '内部自行开发',
  '决策人变动',
  '交付周期不符合',
];

type ActivityWords = Readonly<Record<Activity['type'], readonly string[]>>;
export const ACTIVITY_SUBJECTS: ActivityWords = {
  follow_up: ['跟进{product}报价', '确认{product}预算进度', '回访使用情况', '跟进合同审批'],
  call: ['电话沟通{product}需求', '电话确认交货日期', '电话邀请参加展会', '致电{person}了解近况'],
  meeting: ['{product}方案评审会', '与{person}商务谈判', '项目启动会', '季度业务回顾会'],
  email: ['发送{product}报价单', '发送产品资料', '发送合同初稿', '发送会议纪要'],
  note: ['客户内部组织调整', '竞品动态记录', '{person}对{product}的意见', '付款习惯备注'],
  visit: ['拜访{person}', '上门演示{product}', '现场勘察', '节日拜访'],
  communication: ['微信沟通{product}细节', '展会现场交流', '技术问题答疑', '与{person}沟通付款安排'],
};
export const OUTCOMES = [
  ...['客户有意向，约下周再谈', '需要补充技术参数', '等待内部审批', '对价格仍有异议', '已确认样品规格'],
  ...['暂无需求，下季度再联系', '同意安排试用', '已转交采购部处理', '希望延长付款周期', '确认按原计划推进'],
];
export const ROOMS = ['客户会议室', '我方会议室', '线上会议', '客户工厂', '展馆', '茶室'];
export const TASK_TITLES = [
  ...[
    '准备{product}报价',
    '整理{customer}往来对账单',
    '寄送{product}样品',
    '催收{customer}尾款',
    '更新{customer}联系人',
  ],
  ...['安排{product}演示环境', '核对合同条款', '准备投标文件', '回复{person}的邮件', '提交用印申请'],
];

type CaseWords = Readonly<Record<NonNullable<Case['type']>, readonly string[]>>;
export const CASE_SUBJECTS: CaseWords = {
  question: ['{product}如何批量导入数据', '咨询{product}保修期限', '发票开具流程咨询', '{product}接口文档索取'],
  complaint: ['{product}交付延迟', '售后响应不及时', '{product}与样品不符', '账单金额有误'],
  suggestion: ['建议{product}增加导出功能', '希望提供上门培训', '建议简化{product}审批流程'],
  issue: ['{product}无法启动', '{product}数据不同步', '{product}频繁报警', '登录后页面空白'],
};
export const RESOLUTIONS = [
  '远程协助后恢复正常',
  '已更换配件',
  '已说明操作步骤',
  '已更正并致歉',
  '已列入下一版本计划',
  '已补发货物',
];

export const CAMPAIGN_NAMES = {
  email: ['{season}新品邮件推荐', '{season}老客户回馈邮件'],
  social: ['{season}公众号专题', '{season}短视频推广'],
  event: ['{season}行业展会', '{season}客户答谢会', '{season}产品发布会'],
  advertisement: ['{season}行业门户广告', '{season}高铁站灯箱广告'],
} as const;
export const AUDIENCES = [
  '制造业采购负责人',
  '医疗机构信息部门',
  '物流企业管理层',
  '教育行业决策人',
  '存量客户',
  '华东地区中小企业',
];
export const SEASONS = ['春季', '夏季', '秋季', '冬季'] as const;
export const REMARKS = ['每季度回访一次', '由老客户介绍', '付款及时', '对服务要求高', '集团统一采购', '年底集中招标'];

/** People of the company itself, by the names they sign in with. */
export const TEAM = [
  ...['wang.fang', 'li.qiang', 'zhang.min', 'liu.yang', 'chen.jing', 'zhao.lei'],
  ...['huang.jie', 'zhou.ting', 'wu.hao', 'xu.lina', 'sun.wei', 'he.xin'],
];
/** Mobile numbers look like anybody's, but no operator gives these ranges out. */
export const PHONE_HEADS = ['142', '143', '154'];

/** A line with what stands in braces filled in. */
export const filled = (line: string, words: Readonly<Record<string, string>>): string =>
  line.replaceAll(/\{(\w+)\}/gu, (_whole, name: string) => words[name] ?? '');
