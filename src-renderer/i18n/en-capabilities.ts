import type { English } from './english.ts';
import type { capabilityTexts as zh } from './zh-capabilities.ts';

/** The English texts of what a server takes; a part of en.ts. */
export const capabilityTexts: English<typeof zh> = {
  capabilities: {
    title: 'What the server takes, as far as is known',
    deeds: { read: 'View', create: 'Create', update: 'Edit', delete: 'Delete' },
    rest: 'The rest',
    keptHere: 'Not on this server: usable as ever, kept on this computer',
    reasons: {
      forbidden: '{{deeds}}: refused last time, your account may not do this (403)',
      not_implemented: '{{deeds}}: the server does not have this yet (501)',
      not_offered: '{{deeds}}: servers of this kind do not take it, changes stay on this computer',
    },
    join: ', ',
    reasonJoin: '; ',
  },
};
