/** The Chinese texts of lists: views, columns, filters, what is done with many records; a part of zh.ts. */
export const gridTexts = {
  grid: {
    viewsLabel: '视图',
    views: { all: '全部', unsettled: '未同步', recent: '最近 7 天', active: '活跃' },
    counting: '{{atLeast}}+',
    noneMatchTitle: '没有符合条件的记录',
    noneMatchText: '换一个条件，或者看全部。你的数据都还在。',
    fields: {
      syncState: '同步',
      createdAt: '创建',
      createdBy: '创建人',
      updatedAt: '更新',
      updatedBy: '更新人',
      serverId: '中心编号',
    },
  },
};
