import type { English } from './english.ts';
import type { tagTexts as zh } from './zh-tags.ts';

/** The English texts of tags. */
export const tagTexts: English<typeof zh> = {
  tags: {
    edit: 'Change tags',
    none: 'No tags yet',
    placeholder: 'Type a tag, then Enter',
    keptHere: 'Tags stay on this computer and are not sent to the server.',
    saved: 'Updated the tags of {{name}}',
    tagMany: 'Tags',
    give: 'Add',
    take: 'Remove',
    apply: 'Update tags',
  },
};
