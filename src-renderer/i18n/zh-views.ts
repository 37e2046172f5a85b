/** The Chinese texts of views as files; a part of zh.ts. */
export const viewTexts = {
  viewFiles: {
    export: '导出视图',
    import: '导入视图',
    onlyInLists: '先打开一个列表',
    exported: '已导出视图「{{name}}」到 {{file}}',
    imported_other: '已导入 {{count}} 个视图：{{names}}',
    left_other: '其中 {{count}} 项这个版本没有，已略去：{{names}}',
    nameJoin: '、',
    sentenceJoin: '。',
    drop: '松开即可导入视图',
  },
};
