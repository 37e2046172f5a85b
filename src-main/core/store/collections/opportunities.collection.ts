import {
  figureIndex,
  recordIndexes,
  recordSchema,
  recordStorage,
  sortIndex,
  text,
  type CollectionDefinition,
} from './collection.ts';
import { WON } from '../read-models/conditions.ts';
import { stageStays } from '../read-models/stage-stays.ts';

export const opportunitiesCollection: CollectionDefinition<'opportunities'> = {
  schema: recordSchema('opportunities', {
    properties: { name: text(200), customerId: text(36), stage: text(20), closeDate: text(10) },
    required: ['name', 'customerId'],
  }),
  storage: {
    ...recordStorage,
    indexes: [
      ...recordIndexes,
      sortIndex('name'),
      sortIndex('customerId'),
      sortIndex('stage'),
      sortIndex('closeDate'),
      figureIndex([
        'stage',
        'closeDate',
        'probability',
        'estimatedAmountCents',
        'actualAmountCents',
        'ownerId',
        'createdAt',
      ]),
      figureIndex(['customerId', 'closeDate', 'actualAmountCents', 'estimatedAmountCents', 'stage'], WON),
    ],
    search: ['name', 'no'],
    pinyin: ['name'],
    beside: stageStays,
  },
};
