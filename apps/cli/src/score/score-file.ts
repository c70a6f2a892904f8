import { readText } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import {
  readAnswers,
  readTruth,
  resultsSchema,
  scoreAnswers,
  scoreResults,
  summariseScore,
  unanswered,
  type ExperimentTruth,
  type ScoreDocument,
  type ScoreRow,
} from '@modalgain/study';
import { readInputFile } from '../input.js';

/**
 * Scores a file of answers, results.json of modalgain or a table of any program, against a truth file.
 *
 * @throws InputError for files that cannot be read, and answers to what the truth does not have
 */
export async function scoreFile(truthFile: string, answersFile: string): Promise<ScoreDocument> {
  const truth = readTruth(await textOf(truthFile), truthFile);
  const text = await textOf(answersFile);
  const rows = text.trimStart().startsWith('{')
    ? scoreOfResults(text, truth, answersFile)
    : scoreAnswers(readAnswers(text, answersFile), truth, answersFile);
  return {
    truth: truthFile,
    answers: answersFile,
    faults: truth.faults,
    rows,
    summary: summariseScore(rows),
    unanswered: unanswered(rows, truth),
  };
}

async function textOf(file: string): Promise<string> {
  const { bytes } = await readInputFile(file);
  return readText(bytes, file);
}

function scoreOfResults(text: string, truth: ExperimentTruth, file: string): ScoreRow[] {
  const results = resultsSchema.safeParse(parsed(text, file));
  if (!results.success)
    throw new InputError(
      'is JSON but not the results.json of a run; expected that, or a table with film, quantity and value.',
      { file },
    );
  const films = Object.keys(truth.films);
  const other = results.data.films.find(({ name }) => !films.includes(name));
  if (other)
    throw new InputError(
      `has film ${other.name}, which the truth does not have; it has ${films.join(', ')}.`,
      {
        file,
      },
    );
  return scoreResults(results.data, truth);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw new InputError('begins like JSON but cannot be read as such.', { file }, { cause: problem });
  }
}
