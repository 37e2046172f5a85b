/** The Chinese texts of fields that refer to other records and to people; a part of zh.ts. */
export const referenceTexts = {
  references: {
    find: '输入名称、拼音首字母或电话查找',
    noneFound: '没有找到',
    notHere: '不在这台电脑上',
    create: '新建客户「{{name}}」',
    owns_zero: '还没有客户',
    owns_other: '{{shown}} 个客户',
    findPerson: '选人，或直接写名字',
  },
};
