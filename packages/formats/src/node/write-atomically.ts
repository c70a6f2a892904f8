import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

let written = 0;

/**
 * Writes a file so that its path always holds either the old content or the whole new one: the bytes go to a file
 * beside it, to the disk, and then take its name. On failure nothing is left and the error is thrown on.
 */
export async function writeFileAtomically(file: string, content: Uint8Array | string): Promise<void> {
  written += 1;
  // Process and count make the name free; the dot keeps it out of globs while it exists.
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}-${written}.part`);
  try {
    const handle = await open(beside, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (problem) {
    await rm(beside, { force: true });
    throw problem;
  }
}
