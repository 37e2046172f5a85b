/** The Chinese texts of tags; a part of zh.ts. */
export const tagTexts = {
  tags: {
    edit: '修改标签',
    none: '还没有标签',
    placeholder: '输入标签，回车确认',
    keptHere: '标签留在这台电脑上，不会发送到中心。',
    saved: '「{{name}}」的标签已更新',
    tagMany: '标签',
    give: '加上',
    take: '去掉',
    apply: '更新标签',
  },
};
