/** The Chinese texts of Today and of the sample data; a part of zh.ts. */
export const todayTexts = {
  sample: {
    title: '示例数据',
    text: '一家有 300 个客户、两年往来的公司，用来随便看看。不会发给任何中心。',
    here: '示例公司在这里。清空时，你改过的记录和它们用到的记录会留下。',
    fill: '放入示例数据',
    filling: '正在放入',
    remove: '清空示例数据',
    removing: '正在清空',
    filled_other: '放入了示例公司，{{count, number}} 个客户',
    removed_other: '清空了示例数据，{{count, number}} 条记录',
    removedPartly_other: '清空了示例数据；留下 {{count, number}} 条你改过或还用着的：{{names}}等',
    quoted: '「{{name}}」',
    and: '、',
  },
};
