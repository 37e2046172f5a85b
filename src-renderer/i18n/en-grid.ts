import type { gridTexts as zh } from './zh-grid.ts';
import type { English } from './english.ts';

/** The English texts of lists; a part of en.ts. */
export const gridTexts: English<typeof zh> = {
  grid: {
    viewsLabel: 'Views',
    views: { all: 'All', unsettled: 'Unsettled', recent: 'Last 7 days', active: 'Active' },
    counting: '{{atLeast}}+',
    noneMatchTitle: 'Nothing matches',
    noneMatchText: 'Change a condition, or show everything. Your data is all still here.',
    fields: {
      syncState: 'Sync',
      createdAt: 'Created',
      createdBy: 'Created by',
      updatedAt: 'Updated',
      updatedBy: 'Updated by',
      serverId: 'Server id',
    },
  },
};
