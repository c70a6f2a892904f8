import type { FilmResult, Results } from '@modalgain/study';
import { filmColumns } from './film-tables.js';
import {
  number,
  quantityColumns,
  tableOf,
  text,
  type ColumnOf,
  type TableColumn,
  type TableContent,
} from './table.js';

/** A film among those of many studies. */
interface CampaignRow extends FilmResult {
  readonly study: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly gainFit: Results['gainFit'];
}

/** What a campaign knows of a study beside its results. */
export interface CampaignStudy {
  /** Path of its study file, or what was varied in it. */
  readonly study: string;
  /** What its path or its variation says, by column. */
  readonly labels: Readonly<Record<string, string>>;
}

const netGainAtHighest = (film: FilmResult) => film.netGain.at(-1);

const saturation = ({ gainFit }: CampaignRow) => gainFit?.saturationFluenceUjPerCm2;

/** The columns of a campaign's films, by what the paths of its studies say. */
export const campaignColumns = (labels: readonly string[]): readonly TableColumn[] =>
  tableOf(columnsOf(labels), []).columns;

function columnsOf(labels: readonly string[]): ColumnOf<CampaignRow>[] {
  return [
    text('study', ({ study }) => study),
    ...labels.map((label) => text<CampaignRow>(label, (row) => row.labels[label])),
    text('state', () => 'analysed', 'analysed, or failed: then "problem" says why and nothing else is known'),
    text('problem', () => null),
    ...filmColumns,
    number('highest fluence', 'uJ/cm2', (film) => netGainAtHighest(film)?.fluenceUjPerCm2),
    ...quantityColumns<CampaignRow>('net gain', 'cm-1', (film) => netGainAtHighest(film)?.netGainPerCm),
    ...quantityColumns<CampaignRow>('saturation fluence', 'uJ/cm2', saturation),
    text('verdicts', (film) => codesOf(film), 'Codes of its verdicts, by blanks'),
  ];
}

const codesOf = ({ verdicts }: FilmResult): string =>
  [...new Set(verdicts.map(({ code }) => code))].sort().join(' ');

/** One line a film of a study of a campaign. */
export function campaignFilms(results: Results, { study, labels }: CampaignStudy): TableContent {
  const rows = results.films.map((film) => ({ ...film, study, labels, gainFit: results.gainFit }));
  return tableOf(columnsOf(Object.keys(labels)), rows);
}

/** The line of a study that could not be analysed, in the same columns. */
export function failedStudy(problem: string, { study, labels }: CampaignStudy): TableContent {
  const columns = campaignColumns(Object.keys(labels));
  const known = new Map<string, string>([
    ['study', study],
    ['state', 'failed'],
    ['problem', problem],
    ...Object.entries(labels),
  ]);
  return { columns, rows: [columns.map(({ name }) => known.get(name) ?? null)] };
}
