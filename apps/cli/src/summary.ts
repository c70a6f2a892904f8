import { formatConcise, formatSignificant } from '@modalgain/numerics';
import type { Determination, Estimate } from '@modalgain/numerics';
import type { FilmResult, Results } from '@modalgain/study';
import { alignedTable } from './aligned-table.js';
import { verdictLines } from './verdict-lines.js';
import type { WrittenOutput } from './write-output.js';

/** The results of a study on a terminal: the answer, all films, the verdicts, and where the files are. */
export function summaryLines(results: Results, written: WrittenOutput | undefined): string[] {
  return [
    results.study.title,
    ...(results.study.synthetic === null ? [] : ['(synthetic data)']),
    '',
    results.answer,
    '',
    ...filmTable(results.films),
    '',
    ...verdictLines(results.verdicts.filter(({ severity }) => severity !== 'holds' && severity !== 'note')),
    ...(written
      ? ['', `${written.files.length} files in ${written.folder}; open ${written.folder}/report.html`]
      : []),
  ];
}

function filmTable(films: readonly FilmResult[]): string[] {
  const header = ['film', 'd (nm)', 'n', 'Γ modal', 'g net (cm⁻¹)', 'α (cm⁻¹)', 'n_t (10¹⁵ cm⁻³)'];
  const rows = films.map((film) => [
    film.name,
    text(film.thicknessNm),
    text(film.filmIndex),
    film.waveguide?.mode.kind === 'cut-off'
      ? 'no mode'
      : text(film.waveguide?.mode.kind === 'guided' ? film.waveguide.mode.confinementModal : null),
    netGain(film),
    determined(film.gain?.lossPerCm),
    determined(film.gain?.densityPerCm3, 1e15),
  ]);
  return alignedTable(header, rows);
}

/** At the highest fluence: a limit where no gain was seen; without a mode there is nothing to say. */
function netGain({ waveguide, netGain: all }: FilmResult): string {
  const last = all.at(-1);
  if (waveguide?.mode.kind === 'cut-off' || !last) return '';
  const { outcome, netGainPerCm } = last;
  const isLimit = outcome === 'no-gain' && netGainPerCm.kind === 'not-determined';
  const upper = isLimit ? netGainPerCm.interval95?.[1] : undefined;
  return upper === undefined ? determined(netGainPerCm) : `< ${formatSignificant(upper, 2)}`;
}

function text(estimate: Estimate | null): string {
  return estimate ? formatConcise(estimate.value, estimate.standardError) : '';
}

function determined(determination: Determination | undefined, unit = 1): string {
  if (!determination) return '';
  if (determination.kind === 'not-determined') return 'not determined';
  const { value, standardError } = determination.estimate;
  return formatConcise(value / unit, standardError / unit);
}
