import type { composerTexts as zh } from './zh-composer.ts';
import type { English } from './english.ts';

/** The English texts of what is written down beside a record; a part of en.ts. */
export const composerTexts: English<typeof zh> = {
  composer: {
    title: 'Write it down',
    placeholder: 'Log a note, visit, call or task…',
    goOn: 'Go on writing: {{text}}',
    withoutWords: 'nothing written yet',
    kindLabel: 'What to log',
    kinds: {
      note: 'Note',
      visit: 'Visit',
      call: 'Call',
      meeting: 'Meeting',
      email: 'Email',
      follow_up: 'Follow-up',
      task: 'Task',
    },
    textLabel: 'Text',
    prompts: {
      note: 'What is worth remembering',
      visit: 'What the visit was about; may stay empty',
      call: 'What was said on the phone; may stay empty',
      meeting: 'What the meeting decided; may stay empty',
      email: 'What the email said; may stay empty',
      follow_up: 'What was followed up; may stay empty',
      task: 'What is to be done',
    },
    at: 'Time',
    atWrong: 'Write 14:30 or 2026-01-31 14:30',
    now: 'Now',
    with: 'With',
    anybody: 'Nobody in particular',
    next: 'Next follow-up',
    due: 'Due',
    days: { tomorrow: 'Tomorrow', threeDays: 'In 3 days', week: 'In a week' },
    save: 'Log it',
    saveTask: 'Add task',
    close: 'Close',
    written: 'Logged: {{what}}',
    writtenWithNext: 'Logged: {{what}}, with the next follow-up planned',
    logVisit: 'Log a visit',
    addTask: 'Add a task',
    keys: { note: 'Write a note', visit: 'Log a visit' },
  },
};
