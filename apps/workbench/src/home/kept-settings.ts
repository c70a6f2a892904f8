import { database } from '../storage/database';

/** What the browser keeps about the place of a study. */
interface KeptSettings {
  /** The folder on disk, and the text of its study file when the page read or wrote it last. */
  readonly folder: { readonly folder: FileSystemDirectoryHandle; readonly text: string };
  /** The server and the text that the page has started from. */
  readonly 'served-base': string;
}

// A browser that keeps nothing has said so already, where the study itself is kept.
const unkept = (): undefined => undefined;

export async function keepSetting<Key extends keyof KeptSettings>(
  key: Key,
  value: KeptSettings[Key],
): Promise<void> {
  await database()
    .then((db) => db.put('settings', value, key))
    .catch(unkept);
}

export async function keptSetting<Key extends keyof KeptSettings>(
  key: Key,
): Promise<KeptSettings[Key] | undefined> {
  return database()
    .then(async (db) => (await db.get('settings', key)) as KeptSettings[Key] | undefined)
    .catch(unkept);
}

export async function forgetSetting(key: keyof KeptSettings): Promise<void> {
  await database()
    .then((db) => db.delete('settings', key))
    .catch(unkept);
}
