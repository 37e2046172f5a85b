import { z } from 'zod';
import { route } from './define.ts';

/** What is kept per computer in settings.json; no personal data. `null` follows the system. */
export const settingsSchema = z.strictObject({
  language: z.enum(['zh', 'en']).nullable(),
  theme: z.enum(['light', 'dark']).nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;

const nothing = z.strictObject({});

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
   * Asks the person for a file to read (`import`) or to write. `fileId` stands for it in imports.* and exports.*; the path
   * never reaches a window. Null when the person cancels.
   */
  'shell.chooseFile': route({
    input: z.strictObject({
      purpose: z.enum(['import', 'export', 'errors']),
      suggestedName: z.string().max(200).default(''),
    }),
    output: z.strictObject({ fileId: z.uuid(), name: z.string(), bytes: z.int().nonnegative() }).nullable(),
  }),
} as const;
