import { useMemo } from 'react';
import { noStartChoices, type Problem, type StartChoices } from '@modalgain/compute';
import type { StudyEdit } from '@modalgain/study';
import { changeStudy, editStudyText } from '../model/actions';
import type { StudySnapshot } from '../model/snapshot';
import { useSnapshot, useStudy } from '../model/study-store';
import { filesWorker, recognise, useRecognised } from './recognised';
import { inTurn } from './take-turns';
import { unexpected, useTaking } from './taking-state';

/** What a person decided on the Start page, and the text that was proposed with it. */
export interface KeptChoices extends StartChoices {
  readonly title: string;
  /** While the study's text is this one it is the program's proposal, and may be made anew. */
  readonly text: string;
}

const key = 'start/choices';

const noChoices: KeptChoices = { ...noStartChoices, title: 'New study', text: '' };

/** Those kept by an earlier version may lack what was added since. */
export const choicesOf = ({ views }: StudySnapshot): KeptChoices =>
  key in views ? { ...noChoices, ...(views[key] as Partial<KeptChoices>) } : noChoices;

/** Whether the study's text is still the program's own proposal. */
export const useIsProposed = (): boolean =>
  useStudy(({ history: { present } }) => present.text !== '' && choicesOf(present).text === present.text);

export function useChoices(): KeptChoices {
  const present = useSnapshot();
  return useMemo(() => choicesOf(present), [present]);
}

/** The proposal of some files as a state of the study; the reason where none can be made. */
export async function proposedSnapshot(
  files: StudySnapshot['files'],
  choices: KeptChoices,
): Promise<Partial<StudySnapshot> | Problem | undefined> {
  const entries = await recognise(files);
  if (!entries) return undefined;
  const outcome = await filesWorker.call().propose(choices.title, entries, choices);
  if (outcome.kind === 'problem') return outcome.problem;
  const { views } = useStudy.getState().history.present;
  return { text: outcome.value, files, views: { ...views, [key]: { ...choices, text: outcome.value } } };
}

/** Makes the proposal anew with other choices: those of one call after those of the one before. What cannot be done is said on the Start page. */
async function proposeWith(change: (choices: KeptChoices) => Partial<KeptChoices>): Promise<void> {
  const refused = await inTurn(() => proposeNow(change)).catch((error: unknown) =>
    unexpected('This choice could not be taken', error),
  );
  useTaking.setState({ refused: refused ?? null });
}

async function proposeNow(
  change: (choices: KeptChoices) => Partial<KeptChoices>,
): Promise<Problem | undefined> {
  const { studyId, history } = useStudy.getState();
  const { files, text } = history.present;
  const choices = choicesOf(history.present);
  const proposal = await proposedSnapshot(files, { ...choices, ...change(choices) });
  const now = useStudy.getState();
  if (now.studyId !== studyId || !proposal) return undefined;
  // Edited meanwhile: once more, on what is there now.
  if (now.history.present.text !== text || now.history.present.files !== files) return proposeNow(change);
  if ('sentence' in proposal) return proposal;
  changeStudy(proposal);
  return undefined;
}

/** Takes files for something else than the program did, or for nothing of the study. */
export const chooseRole = (paths: readonly string[], role: StartChoices['roles'][string]): Promise<void> =>
  proposeWith(({ roles }) => ({
    roles: { ...roles, ...Object.fromEntries(paths.map((path) => [path, role])) },
  }));

/** Takes files for measurements of another film than their names say. */
export const chooseFilm = (paths: readonly string[], film: string): Promise<void> =>
  proposeWith(({ films }) => ({
    films: { ...films, ...Object.fromEntries(paths.map((path) => [path, film])) },
  }));

/** States the fluence of a file, with its unit; an empty text takes it back. */
export const chooseFluence = (path: string, fluence: string): Promise<void> =>
  proposeWith(({ fluences }) => {
    const others = Object.entries(fluences).filter(([other]) => other !== path);
    return { fluences: Object.fromEntries(fluence === '' ? others : [...others, [path, fluence]]) };
  });

/** Names the study. */
export const chooseTitle = (title: string): Promise<void> =>
  isProposal() ? proposeWith(() => ({ title })) : stateValue({ path: ['title'], value: title });

/** Makes the study anew from its files; the text that is there stays in the history. */
export const proposeAnew = (): Promise<void> => proposeWith(() => ({}));

/** States a value of the study. In a proposal it is kept beside it, so that the next proposal has it too. */
export async function stateValue(edit: StudyEdit): Promise<void> {
  if (isProposal()) await proposeWith(({ values }) => ({ values: [...without(values, edit.path), edit] }));
  else useTaking.setState({ refused: (await editStudyText([edit])) ?? null });
}

/** Takes a stated value back: in a proposal the program's own guess counts again, else the entry goes. */
export async function takeBackValue(path: StudyEdit['path']): Promise<void> {
  if (isProposal()) await proposeWith(({ values }) => ({ values: without(values, path) }));
  else await stateValue({ path, value: undefined });
}

const without = (values: readonly StudyEdit[], path: StudyEdit['path']): StudyEdit[] =>
  values.filter((other) => other.path.join('\n') !== path.join('\n'));

function isProposal(): boolean {
  const { present } = useStudy.getState().history;
  return choicesOf(present).text === present.text && useRecognised.getState().entries.length > 0;
}
