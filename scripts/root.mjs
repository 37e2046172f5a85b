import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, and paths in it. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {readonly string[]} parts */
export const at = (...parts) => join(root, ...parts);
