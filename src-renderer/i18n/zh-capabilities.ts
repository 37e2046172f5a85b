/** The Chinese texts of what a server takes; a part of zh.ts. */
export const capabilityTexts = {
  capabilities: {
    title: '中心能接收什么（按目前所知）',
    deeds: { read: '查看', create: '新建', update: '修改', delete: '删除' },
    rest: '其余',
    keptHere: '这个中心没有，照常可用，只留在这台电脑上',
    reasons: {
      forbidden: '{{deeds}}：最近一次被拒绝，你的账号没有这项权限（403）',
      not_implemented: '{{deeds}}：中心还没有这项功能（501）',
      not_offered: '{{deeds}}：这类中心不提供，改动留在这台电脑上',
    },
    join: '、',
    reasonJoin: '；',
  },
};
