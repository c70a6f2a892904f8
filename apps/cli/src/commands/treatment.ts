import { Command } from 'commander';
import { exitCodes } from '../failure.js';
import { printJson, printLines } from '../output.js';
import type { TreatmentOptions } from '../treatment/treatment-input.js';

interface Options extends TreatmentOptions {
  readonly out?: string;
  readonly json: boolean;
}

const help = `
The films of the study that were measured before and after (\`stampedFrom\`) say what pressing does: to thickness, emitters,
index, roughness and loss, and how far films differ in that. A further film is carried through the same by the mass balance
and the law of its own gain; its band holds the scatter between films, the errors of measurement, and those of the film
itself. One pair gives no band. A pressure that was not tried needs films at three others: then the laws of Heckel and
Kawakita are fitted, and weigh as they fit. What is asked stands in the study's \`treatment\`; options go before it.

Exit code 0 where the net gain of the treated film is predicted, 1 where it is not, 2 for bad input.

Example:
  modalgain treatment study.yaml
  modalgain treatment study.yaml --film SC2 --pressure "1500 kg/cm^2"
  modalgain treatment study.yaml --film SC2 --thickness-ratio 0.7 --out treated   (with treatment.json and figures)`;

/** `modalgain treatment STUDY`: what pressing would do to a film. */
export function treatmentCommand(): Command {
  return new Command('treatment')
    .description('What stamping would do to a film, from films before and after it.')
    .argument('<study>', 'study file, e.g. study.yaml')
    .option('--film <name>', 'measured film that is to be treated')
    .option('--pressure <pressure>', 'pressure of the stamp, e.g. "1500 kg/cm^2"')
    .option('--thickness-ratio <ratio>', 'thickness after over before, in the place of a pressure, e.g. 0.7')
    .option('--fluence <fluence>', 'fluence of the net gain, e.g. "784 uJ/cm2"')
    .option('--out <folder>', 'also write treatment.json and the figures there')
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', help)
    .action(treatment);
}

async function treatment(studyFile: string, options: Options): Promise<void> {
  const { treatmentInputOf } = await import('../treatment/treatment-input.js');
  const { treatmentLines } = await import('../treatment/lines.js');
  const { predictTreatment } = await import('@modalgain/study');
  const { InputError } = await import('@modalgain/numerics');
  const { analyseInFull } = await import('../analyse-in-full.js');
  treatmentInputOf(options, undefined);
  const { study, results, designSource } = await analyseInFull(studyFile);
  if (!designSource)
    throw new InputError(
      'has no film with a gain to carry over; `modalgain check` says what the files can answer.',
      { file: studyFile },
    );
  const asked = treatmentInputOf(options, study.treatment);
  const document = await predictTreatment(designSource, results.comparisons, asked);
  if (options.out !== undefined) {
    const { writeAnswer } = await import('../write-answer.js');
    const { treatmentFigures } = await import('@modalgain/figures');
    const { cancelledByUser } = await import('../cancellation.js');
    await writeAnswer({
      folder: options.out,
      command: 'treatment',
      document,
      figures: treatmentFigures(document, results.films),
      signal: cancelledByUser(),
    });
  }
  if (options.json) printJson(document);
  else printLines(treatmentLines(document));
  const { answer } = document;
  const isPredicted =
    answer.kind === 'predicted' &&
    answer.quantities.some(
      ({ quantity, after }) => quantity === 'netGainPerCm' && after.kind === 'determined',
    );
  if (!isPredicted) process.exitCode = exitCodes.notDetermined;
}
