import path from 'node:path';
import type { StackFile } from '@modalgain/study';
import { readInputFile } from './input.js';

/** A stack file of the command line; the files that it names stand in its folder. */
export async function readStackFile(file: string): Promise<StackFile> {
  const { readText } = await import('@modalgain/formats');
  const { folderSource } = await import('@modalgain/formats/node');
  const { readStack } = await import('@modalgain/study');
  const { bytes } = await readInputFile(file);
  return readStack({ text: readText(bytes, file), file, source: folderSource(path.dirname(file)) });
}
