import path from 'node:path';
import { readText } from '@modalgain/formats';
import { folderSource } from '@modalgain/formats/node';
import { runStudyInFull, type FinishedStudy } from '@modalgain/study';
import { progressBar } from './progress.js';

/** Analyses a study file of this computer for a command that goes on from there; nothing is written. */
export async function analyseInFull(studyFile: string): Promise<FinishedStudy> {
  const file = path.basename(studyFile);
  const source = folderSource(path.dirname(studyFile));
  const text = readText(await source.read(file), file);
  const { progress, end } = progressBar();
  try {
    return await runStudyInFull({ text, file, source, progress });
  } finally {
    end();
  }
}
