import type { Problem, StartChoices } from '@modalgain/compute';
import type { StudyEdit } from '@modalgain/study';
import { changeStudy, editStudyText } from '../model/actions';
import type { StudySnapshot } from '../model/snapshot';
import { useStudy } from '../model/study-store';
import { filesWorker, recognise, useRecognised } from './recognised';

/** What a person decided on the Start page, and the text that was proposed with it. */
export interface KeptChoices extends StartChoices {
  readonly title: string;
  /** While the study's text is this one it is the program's proposal, and may be made anew. */
  readonly text: string;
}

const key = 'start/choices';

export const noChoices: KeptChoices = { title: 'New study', roles: {}, values: [], text: '' };

const choicesOf = ({ views }: StudySnapshot): KeptChoices =>
  (views[key] as KeptChoices | undefined) ?? noChoices;

/** Whether the study's text is still the program's own proposal. */
export const useIsProposed = (): boolean =>
  useStudy(({ history: { present } }) => present.text !== '' && choicesOf(present).text === present.text);

export const useChoices = (): KeptChoices => useStudy(({ history }) => choicesOf(history.present));

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

async function proposeWith(change: Partial<KeptChoices>): Promise<void> {
  const { present } = useStudy.getState().history;
  const proposal = await proposedSnapshot(present.files, { ...choicesOf(present), ...change });
  if (proposal && !('sentence' in proposal)) changeStudy(proposal);
}

/** Takes files for something else than the program did, or for nothing of the study. */
export function chooseRole(paths: readonly string[], role: StartChoices['roles'][string]): Promise<void> {
  const { roles } = choicesOf(useStudy.getState().history.present);
  return proposeWith({ roles: { ...roles, ...Object.fromEntries(paths.map((path) => [path, role])) } });
}

/** Makes the study anew from its files; the text that is there stays in the history. */
export const proposeAnew = (): Promise<void> => proposeWith({});

/** States a value of the study. In a proposal it is kept beside it, so that the next proposal has it too. */
export async function stateValue(edit: StudyEdit): Promise<void> {
  const { present } = useStudy.getState().history;
  const choices = choicesOf(present);
  if (choices.text !== present.text || useRecognised.getState().entries.length === 0) {
    await editStudyText([edit]);
    return;
  }
  const path = edit.path.join('.');
  await proposeWith({ values: [...choices.values.filter((other) => other.path.join('.') !== path), edit] });
}
