import { sha256, type FileSource } from '@modalgain/formats';
import { checkStudy } from '@modalgain/study';
import type { OneStudy } from './one-study.js';
import type { SweepInput } from './open-sweep.js';

/** A file as it is now. */
export async function inputOf(source: FileSource, file: string): Promise<SweepInput> {
  return { file, sha256: await sha256(await source.read(file)) };
}

/** The study file and every raw file that it reads, by their paths from the sweep file. */
export async function studyInputsOf(study: OneStudy): Promise<SweepInput[]> {
  const { folder, file, source } = study;
  const { inputs } = await checkStudy(study);
  const own = await inputOf(source, file);
  return [own, ...inputs].map((input) => ({ file: folder + input.file, sha256: input.sha256 }));
}
