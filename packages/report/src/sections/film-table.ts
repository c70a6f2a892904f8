import type { FilmResult, Results } from '@modalgain/study';
import { sortVerdicts } from '@modalgain/numerics';
import { html, type Content, type Html } from '../html/html.js';
import { filmName, severityIcon } from '../html/marks.js';
import { determinationCell, estimateCell, type NumberCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';
import { withSymbols } from '../html/typeset.js';

const densityUnit = 1e15;

function netGainCell(film: FilmResult): NumberCell {
  const strongest = film.netGain.at(-1)?.netGainPerCm;
  const scan = film.stripes.at(-1);
  if (scan?.outcome === 'no-gain' && scan.netGainPerCm)
    return { words: `<\u2009${scan.netGainPerCm.interval95[1].toPrecision(2)}` };
  return determinationCell(strongest);
}

function confinementCell(film: FilmResult, kind: 'confinementPower' | 'confinementModal'): NumberCell {
  const mode = film.waveguide?.mode;
  if (!mode) return { words: '–' };
  return mode.kind === 'guided' ? estimateCell(mode[kind]) : { words: 'no mode' };
}

/** The gravest verdict on the film, in the words of its code. */
function verdictCell(film: FilmResult): Content {
  const [gravest] = sortVerdicts(film.verdicts);
  if (!gravest) return '';
  const words = gravest.severity === 'holds' ? 'holds' : gravest.code.replaceAll('-', ' ');
  return html`<span class="short">${severityIcon(gravest.severity)}${words}</span>`;
}

const sub = (symbol: string, low: string): Html => html`${symbol}<sub>${low}</sub>`;

const columns: readonly Column<FilmResult>[] = [
  { head: 'Film', text: filmName },
  {
    head: 'Treatment',
    text: (film) => (film.stampedFrom === null ? 'as cast' : withSymbols(film.treatment ?? 'treated')),
  },
  { head: 'd', unit: 'nm', number: (film) => estimateCell(film.thicknessNm) },
  { head: 'Sq', unit: 'nm', number: (film) => estimateCell(film.roughnessSqNm) },
  { head: 'n', number: (film) => estimateCell(film.filmIndex) },
  { head: sub('Γ', 'power'), number: (film) => confinementCell(film, 'confinementPower') },
  { head: sub('Γ', 'modal'), number: (film) => confinementCell(film, 'confinementModal') },
  { head: sub('g', 'net'), unit: 'cm⁻¹', number: netGainCell },
  { head: sub('g', 'film'), unit: 'cm⁻¹', number: (film) => determinationCell(film.gain?.filmGainPerCm) },
  { head: 'α', unit: 'cm⁻¹', number: (film) => determinationCell(film.gain?.lossPerCm) },
  {
    head: sub('n', 't'),
    unit: '10¹⁵\u00a0cm⁻³',
    number: (film) => determinationCell(film.gain?.densityPerCm3, densityUnit),
  },
  { head: 'packing', number: (film) => determinationCell(film.gain?.packing) },
  { head: 'Verdict', text: verdictCell },
];

/** Table 1: all films, value(uncertainty). */
export function filmTable({ films, fluencesUjPerCm2 }: Results): Html {
  const fluence = fluencesUjPerCm2.at(-1);
  const at = fluence === undefined ? '' : ` Gains at ${String(fluence)}\u00a0µJ/cm².`;
  return table({
    caption: html`<b>Table 1.</b> All films. In brackets the standard error in the last digits, statistical
      and systematic together.${at}`,
    columns,
    rows: films,
    startsGroup: (film, i) => films[i - 1]?.family !== film.family,
  });
}
