import { mediumName } from '@modalgain/figures';
import { sortVerdicts } from '@modalgain/numerics';
import type { FilmResult, Results } from '@modalgain/study';
import { markup, type Content, type Html } from '../html/markup.js';
import { filmName, severityIcon } from '../html/marks.js';
import {
  determinationCell,
  empty,
  estimateCell,
  limitCell,
  type NumberCell,
} from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';
import { withSymbols } from '../html/typeset.js';

const densityUnit = 1e15;

/** Why a film that guides no mode has no gain to report; the same words in all its cells, so that they merge. */
function noMode({ waveguide }: FilmResult, substrate: string | undefined): NumberCell | undefined {
  if (waveguide?.mode.kind !== 'cut-off') return undefined;
  const where = substrate === undefined ? '' : ` on ${substrate}`;
  const { cutoffThicknessNm } = waveguide.mode;
  if (cutoffThicknessNm === null) return { words: `index too low: no thickness guides${where}` };
  return { words: `below the TE0 cut-off of ${cutoffThicknessNm.toFixed(1)}\u00a0nm${where}` };
}

function netGainCell(film: FilmResult): NumberCell {
  const last = film.netGain.at(-1);
  const scan = film.stripes.at(-1);
  // A scan whose fluence nobody states has its limit all the same.
  const upper = last
    ? limitOf(last)
    : scan?.outcome === 'no-gain'
      ? scan.netGainPerCm?.interval95[1]
      : undefined;
  return upper === undefined ? determinationCell(last?.netGainPerCm) : limitCell(upper);
}

/** Where no gain was seen, how much of it may be there; a scan that leaves the gain open is no limit. */
function limitOf({ outcome, netGainPerCm }: FilmResult['netGain'][number]): number | undefined {
  return outcome === 'no-gain' && netGainPerCm.kind === 'not-determined'
    ? netGainPerCm.interval95?.[1]
    : undefined;
}

function confinementCell(film: FilmResult, kind: 'confinementPower' | 'confinementModal'): NumberCell {
  const mode = film.waveguide?.mode;
  return mode?.kind === 'guided' ? estimateCell(mode[kind]) : empty;
}

/** The gravest verdict on the film, or else on one of its scans, in the words of its code. */
function verdictCell(film: FilmResult, { verdicts }: Results): Content {
  const onFilm = [...verdicts.filter((verdict) => verdict.film === film.name), ...film.verdicts];
  const onScans = film.stripes.flatMap((stripe) => stripe.verdicts);
  const gravest = sortVerdicts(onFilm.length > 0 ? onFilm : onScans).at(0);
  if (!gravest) return '';
  const words = gravest.severity === 'holds' ? 'holds' : gravest.code.replaceAll('-', ' ');
  return markup`<span class="short">${severityIcon(gravest.severity)}${words}</span>`;
}

/** What all treatments have in common after their first comma ("5 min"), said once in the caption. */
function commonTreatment(films: readonly FilmResult[]): string | undefined {
  const rests = new Set(
    films.flatMap(({ treatment }) => (treatment === null ? [] : [treatment.replace(/^[^,]*,?\s*/, '')])),
  );
  const rest = [...rests].at(0);
  return rests.size === 1 && rest !== '' ? rest : undefined;
}

const low = (symbol: string, index: string): Html => markup`${symbol}<sub>${index}</sub>`;

function columnsFor(results: Results): Column<FilmResult>[] {
  const { films, settings } = results;
  const common = commonTreatment(films);
  const treatment = (film: FilmResult): string => {
    if (film.stampedFrom === null) return 'as cast';
    const whole = film.treatment ?? 'treated';
    return withSymbols(common === undefined ? whole : whole.replace(`, ${common}`, ''));
  };
  const guided =
    (cell: (film: FilmResult) => NumberCell) =>
    (film: FilmResult): NumberCell =>
      noMode(film, settings.substrate ? mediumName(settings.substrate) : undefined) ?? cell(film);
  return [
    { head: 'Film', text: filmName },
    { head: 'Treatment', text: treatment },
    { head: 'd', unit: 'nm', number: (film) => estimateCell(film.thicknessNm) },
    { head: 'Sq', unit: 'nm', number: (film) => estimateCell(film.roughnessSqNm) },
    { head: 'n', number: (film) => estimateCell(film.filmIndex) },
    { head: low('Γ', 'power'), number: guided((film) => confinementCell(film, 'confinementPower')) },
    { head: low('Γ', 'modal'), number: guided((film) => confinementCell(film, 'confinementModal')) },
    { head: low('g', 'net'), unit: 'cm⁻¹', number: guided(netGainCell) },
    {
      head: low('g', 'film'),
      unit: 'cm⁻¹',
      number: guided(({ gain }) => determinationCell(gain?.filmGainPerCm)),
    },
    { head: 'α', unit: 'cm⁻¹', number: guided(({ gain }) => determinationCell(gain?.lossPerCm)) },
    {
      head: low('n', 't'),
      unit: '10¹⁵\u00a0cm⁻³',
      number: guided(({ gain }) => determinationCell(gain?.densityPerCm3, densityUnit)),
    },
    { head: 'packing', number: guided(({ gain }) => determinationCell(gain?.packing)) },
    { head: 'Verdict', text: (film) => verdictCell(film, results) },
  ];
}

/** Table 1: all films, value(uncertainty). */
export function filmTable(results: Results): Html {
  const { films, fluencesUjPerCm2 } = results;
  const fluence = fluencesUjPerCm2.at(-1);
  const common = commonTreatment(films);
  const notes = [
    'In brackets the standard error in the last digits, statistical and systematic together.',
    ...(fluence === undefined ? [] : [`Gains at ${String(fluence)}\u00a0µJ/cm².`]),
    ...(common === undefined ? [] : [`All treatments: ${withSymbols(common)}.`]),
  ];
  return table({
    caption: markup`<b>Table 1.</b> All films. ${notes.join(' ')}`,
    columns: columnsFor(results),
    rows: films,
    startsGroup: (film, i) => films[i - 1]?.family !== film.family,
  });
}
