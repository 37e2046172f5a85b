import type { viewTexts as zh } from './zh-views.ts';
import type { English } from './english.ts';

/** The English texts of views as files; a part of en.ts. */
export const viewTexts: English<typeof zh> = {
  viewFiles: {
    export: 'Export view',
    import: 'Import views',
    onlyInLists: 'Open a list first',
    exported: 'View "{{name}}" exported to {{file}}',
    imported_one: 'View imported: {{names}}',
    imported_other: '{{count}} views imported: {{names}}',
    left_one: 'This version does not know one part of it, which was left out: {{names}}',
    left_other: 'This version does not know {{count}} parts, which were left out: {{names}}',
    nameJoin: ', ',
    sentenceJoin: '. ',
    drop: 'Drop to import views',
  },
};
