import { z } from 'zod';
import { route } from './define.ts';

const strokes = z.string().min(1).max(40);

/** What is kept per computer in settings.json; no personal data. `null` follows the system. */
export const settingsSchema = z.strictObject({
  language: z.enum(['zh', 'en']).nullable(),
  theme: z.enum(['light', 'dark']).nullable(),
  /** The strokes that a person chose themselves, by those that they replace; absent = none. */
  keys: z.record(strokes, strokes).optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

const nothing = z.strictObject({});

/** What a person chooses a file for: to read it (`import`, `restore`, `importView`) or to write it. */
export const FILE_PURPOSES = ['import', 'export', 'errors', 'backup', 'restore', 'importView', 'exportView'] as const;
export type FilePurpose = (typeof FILE_PURPOSES)[number];

/** Whether a file that was chosen for this is one to read. */
export const isForReading = (purpose: FilePurpose): boolean =>
  purpose === 'import' || purpose === 'restore' || purpose === 'importView';

const chosenFile = z.strictObject({ fileId: z.uuid(), name: z.string(), bytes: z.int().nonnegative() });

/** What the shell (the main thread) answers by itself; everything else goes to the core. */
export const shellRoutes = {
  'shell.info': route({
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      platform: z.string(),
      /** The system's language, for a first start. */
      systemLanguage: z.enum(['zh', 'en']),
      /** True in the preview window that stands in for Electron. */
      isPreview: z.boolean(),
      /** Whether the system keeps the store's key in a real keyring. */
      hasKeyring: z.boolean(),
    }),
  }),
  'shell.settings': route({ input: nothing, output: settingsSchema }),
  'shell.saveSettings': route({ input: settingsSchema.partial(), output: settingsSchema }),
  /** Opens an https:, mailto: or tel: address outside. */
  'shell.openExternal': route({ input: z.strictObject({ url: z.string().max(2_000) }), output: z.strictObject({}) }),
  /**
   * The key of the home, for the command line while the app is closed. The window shows it only after the person asked
   * twice, and forgets it. Errors: STORE_KEY_MISSING, KEYRING_UNAVAILABLE.
   */
  'shell.showKey': route({ input: nothing, output: z.strictObject({ key: z.string(), home: z.string() }) }),
  /** Shows the folder of this person's data in the system's file manager. */
  'shell.openDataFolder': route({ input: nothing, output: nothing }),
  /** How many bytes this person's data takes on this computer, and how many its snapshots take beside it. */
  'shell.dataSize': route({
    input: nothing,
    output: z.strictObject({ data: z.int().nonnegative(), snapshots: z.int().nonnegative() }),
  }),
  /**
   * Asks the person for a file. `fileId` stands for it in imports.*, exports.*, backups.* and views.*; the path never
   * reaches a window. Null when the person cancels.
   */
  'shell.chooseFile': route({
    input: z.strictObject({
      purpose: z.enum(FILE_PURPOSES),
      suggestedName: z.string().max(200).default(''),
    }),
    output: chosenFile.nullable(),
  }),
  /** The same for several files at once, to read them. Empty when the person cancels. */
  'shell.chooseFiles': route({
    input: z.strictObject({ purpose: z.enum(['importView']) }),
    output: z.array(chosenFile),
  }),
} as const;
