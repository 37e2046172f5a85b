import type { English } from './english.ts';
import type { todayTexts as zh } from './zh-today.ts';

/** The English texts of Today and of the sample data. */
export const todayTexts: English<typeof zh> = {
  sample: {
    title: 'Sample data',
    text: 'A company with 300 customers and two years of business, to look around in. Nothing of it is sent to a server.',
    here: 'The sample company is here. Removing it leaves the records that you changed and what those refer to.',
    fill: 'Add sample data',
    filling: 'Adding',
    remove: 'Remove sample data',
    removing: 'Removing',
    filled_one: 'Added the sample company, {{count, number}} customer',
    filled_other: 'Added the sample company, {{count, number}} customers',
    removed_one: 'Removed the sample data, {{count, number}} record',
    removed_other: 'Removed the sample data, {{count, number}} records',
    removedPartly_one: 'Removed the sample data; left {{count, number}} that you changed or still use: {{names}}',
    removedPartly_other:
      'Removed the sample data; left {{count, number}} that you changed or still use, such as {{names}}',
    quoted: '“{{name}}”',
    and: ', ',
  },
};
