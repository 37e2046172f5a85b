import type { English } from './english.ts';
import type { referenceTexts as zh } from './zh-references.ts';

/** The English texts of fields that refer to other records and to people. */
export const referenceTexts: English<typeof zh> = {
  references: {
    find: 'Find by name, pinyin or phone',
    noneFound: 'Nothing found',
    notHere: 'Not on this computer',
    create: 'Create customer “{{name}}”',
    owns_zero: 'No customers yet',
    owns_one: '{{shown}} customer',
    owns_other: '{{shown}} customers',
    findPerson: 'Choose a person, or type a name',
  },
};
