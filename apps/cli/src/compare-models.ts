import type { FittedQuantity, ModelComparison } from '@modalgain/gain';
import type { Determination } from '@modalgain/numerics';
import { alignedTable } from './aligned-table.js';
import { exitCodes } from './failure.js';
import { printJson, printLines } from './output.js';
import { verdictLines } from './verdict-lines.js';

/** Prints a comparison of gain models; exit code 1 where the average leaves the density of a film open. */
export async function printComparison(
  file: string,
  comparison: ModelComparison,
  { json, notes }: { readonly json: boolean; readonly notes: readonly string[] },
): Promise<void> {
  if (json) printJson({ ...documentOf(file, comparison), notes });
  else printLines([...(await linesOf(file, comparison)), ...notes]);
  const open = comparison.averaged.some(({ densityPerCm3 }) => densityPerCm3.kind === 'not-determined');
  if (open) process.exitCode = exitCodes.notDetermined;
}

function documentOf(file: string, { models, averaged, verdicts }: ModelComparison): object {
  return {
    file,
    models: models.map(({ choice, weight, aicc, fit }) => ({
      ...choice,
      weight,
      aicc: Number.isFinite(aicc) ? aicc : null,
      chiSquare: fit.chiSquare,
      films: fit.films.map((film) => ({
        film: film.film,
        densityPerCm3: film.densityPerCm3.determination,
        lossPerCm: film.lossPerCm.determination,
        saturationFluenceUjPerCm2: film.saturationFluenceUjPerCm2.determination,
      })),
    })),
    averaged,
    verdicts,
  };
}

async function linesOf(file: string, comparison: ModelComparison): Promise<string[]> {
  const { formatEstimate, formatInterval, formatNumber } = await import('@modalgain/numerics');
  const cell = (determination: Determination, unit = 1): string => {
    if (determination.kind === 'determined') {
      const { value, standardError } = determination.estimate;
      return formatEstimate({ value: value / unit, standardError: standardError / unit });
    }
    const [lower, upper] = determination.interval95 ?? [0, Infinity];
    return `open: ${formatInterval([lower / unit, upper / unit])}`;
  };
  const of = ({ determination }: FittedQuantity, unit = 1) => cell(determination, unit);
  const rows = comparison.averaged.flatMap((average, index) => [
    ...comparison.models.map(({ fit, weight }) => {
      const film = fit.films[index];
      const saturation = of(film.saturationFluenceUjPerCm2);
      const share = `${formatNumber(100 * weight, 1)} %`;
      return [
        film.film,
        fit.model.title,
        share,
        of(film.densityPerCm3, 1e15),
        of(film.lossPerCm),
        saturation,
      ];
    }),
    [average.film, 'average', '', cell(average.densityPerCm3, 1e15), cell(average.lossPerCm), ''],
  ]);
  const header = ['film', 'model', 'weight', 'n_t (10¹⁵ cm⁻³)', 'loss (cm⁻¹)', 'F_s (µJ/cm²)'];
  return [
    `${file}: gain models compared`,
    '',
    ...alignedTable(header, rows),
    '',
    ...verdictLines(comparison.verdicts),
  ];
}
