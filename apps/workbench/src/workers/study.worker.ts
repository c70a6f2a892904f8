import { outcomeOf, outlineStudy } from '@modalgain/compute';
import { editStudy, type StudyEdit } from '@modalgain/study';
import { expose } from 'comlink';

/** Quick work on the text of a study; answers while the analysis is busy in its own worker. */
const functions = {
  outline: (text: string, file: string) => outcomeOf(() => outlineStudy(text, file)),
  edit: (text: string, edits: readonly StudyEdit[]) => outcomeOf(() => editStudy(text, edits)),
};

export type StudyWorker = typeof functions;

expose(functions);
