import { Command } from 'commander';
import { exitCodes } from '../failure.js';
import { printJson, printLines } from '../output.js';

const help = `
Answers are the results.json of \`modalgain run\`, or a table of any program (CSV) with the columns film, quantity, value and,
where there are any, fluence, standard error, lower and upper (ends of the 95 % interval). Quantities: thicknessNm,
filmIndex, confinementModal, netGainPerCm, densityPerCm3, lossPerCm, ... or in words, "net gain"; lengths in nm, gains and losses
in cm-1, densities in cm-3, fluences in uJ/cm2. "not determined" in place of a value is an honest answer.

Exit code 0 where an answer has a value, 1 where none has, 2 for bad input.

Example:
  modalgain simulate truth.json --out blind --fault background --with-truth
  mv blind/truth.json .                    (hand out the folder, get back a table)
  modalgain score truth.json answers.csv
  modalgain score truth.json blind/modalgain-out/results.json --json`;

/** `modalgain score TRUTH ANSWERS`: what an analysis says of a synthetic study, beside what is true. */
export function scoreCommand(): Command {
  return new Command('score')
    .description(
      "Hold any program's answers against the truth of a synthetic study: bias, z, intervals that cover.",
    )
    .argument('<truth>', 'truth file of modalgain simulate')
    .argument('<answers>', 'results.json, or a table of film, quantity and value')
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', help)
    .action(score);
}

async function score(truth: string, answers: string, { json }: { readonly json: boolean }): Promise<void> {
  const { scoreFile } = await import('../score/score-file.js');
  const { scoreLines } = await import('../score/lines.js');
  const document = await scoreFile(truth, answers);
  if (json) printJson(document);
  else printLines(scoreLines(document));
  if (document.rows.every(({ value }) => value === null)) process.exitCode = exitCodes.notDetermined;
}
