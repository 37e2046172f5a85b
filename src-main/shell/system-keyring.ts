import type { SafeStorage } from 'electron/main';
import type { Keyring } from './secrets.ts';

type AsyncStorage = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>;

/** safeStorage by its asynchronous functions; the synchronous ones are going away. */
export const createSystemKeyring = (storage: AsyncStorage): Keyring => ({
  isAvailable: () => storage.isAsyncEncryptionAvailable(),
  seal: (text) => storage.encryptStringAsync(text),
  unseal: async (sealed) => {
    const { result, shouldReEncrypt } = await storage.decryptStringAsync(sealed);
    return { text: result, isStale: shouldReEncrypt };
  },
});

/** Whether a real keyring keeps the key. On a Linux without one, sealing is only a disguise, and people are told. */
export async function hasSystemKeyring(
  storage: Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend'>,
  platform: NodeJS.Platform,
): Promise<boolean> {
  if (!(await storage.isAsyncEncryptionAvailable().catch(() => false))) return false;
  if (platform !== 'linux') return true;
  return !['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend());
}
