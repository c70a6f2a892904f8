import type { FilmResult, Results } from '@modalgain/study';
import { number, quantityColumns, tableOf, text, type ColumnOf, type TableContent } from './table.js';

const guided = (
  film: FilmResult,
): Extract<NonNullable<FilmResult['waveguide']>['mode'], { kind: 'guided' }> | undefined =>
  film.waveguide?.mode.kind === 'guided' ? film.waveguide.mode : undefined;

/** What is known of a film, as Table 1 of the report shows it, in full. */
export const filmColumns: readonly ColumnOf<FilmResult>[] = [
  text('film', ({ name }) => name),
  text('stamped from', ({ stampedFrom }) => stampedFrom),
  text('treatment', ({ treatment }) => treatment),
  number('pressure', 'MPa', ({ pressureMpa }) => pressureMpa),
  ...quantityColumns<FilmResult>('thickness', 'nm', (film) => film.thicknessNm),
  ...quantityColumns<FilmResult>('roughness Sq', 'nm', (film) => film.roughnessSqNm),
  ...quantityColumns<FilmResult>('film index', '', (film) => film.filmIndex),
  text('guided', ({ waveguide }) => waveguide && (waveguide.mode.kind === 'guided' ? 'yes' : 'no')),
  ...quantityColumns<FilmResult>('confinement power', '', (film) => guided(film)?.confinementPower),
  ...quantityColumns<FilmResult>('confinement modal', '', (film) => guided(film)?.confinementModal),
  ...quantityColumns<FilmResult>('confinement energy', '', (film) => guided(film)?.confinementEnergy),
  number('reference fluence', 'uJ/cm2', ({ gain }) => gain?.referenceFluenceUjPerCm2),
  ...quantityColumns<FilmResult>('film gain', 'cm-1', ({ gain }) => gain?.filmGainPerCm),
  ...quantityColumns<FilmResult>('modal gain', 'cm-1', ({ gain }) => gain?.modalGainPerCm),
  ...quantityColumns<FilmResult>('loss', 'cm-1', ({ gain }) => gain?.lossPerCm),
  ...quantityColumns<FilmResult>('density', 'cm-3', ({ gain }) => gain?.densityPerCm3),
  ...quantityColumns<FilmResult>('density from absorbance', 'cm-3', (film) => film.densityFromAbsorbance),
  ...quantityColumns<FilmResult>('density from index', 'cm-3', (film) => film.densityFromIndex),
  ...quantityColumns<FilmResult>('packing', '', ({ gain }) => gain?.packing),
  ...quantityColumns<FilmResult>(
    'threshold fluence',
    'uJ/cm2',
    ({ threshold }) => threshold?.fluenceUjPerCm2,
  ),
];

/** One line a film. */
export function filmsTable({ films }: Results): TableContent {
  return tableOf(filmColumns, films);
}

/** One line a film and fluence: the net gains as they entered the gain fit. */
export function netGainsTable({ films }: Results): TableContent {
  const rows = films.flatMap((film) => film.netGain.map((gain) => ({ film: film.name, ...gain })));
  type Row = (typeof rows)[number];
  return tableOf<Row>(
    [
      text('film', ({ film }) => film),
      number('fluence', 'uJ/cm2', ({ fluenceUjPerCm2 }) => fluenceUjPerCm2),
      ...quantityColumns<Row>('net gain', 'cm-1', ({ netGainPerCm }) => netGainPerCm),
    ],
    rows,
  );
}

/** One line a film that was predicted. */
export function predictionsTable({ films }: Results): TableContent {
  const rows = films.flatMap(({ name, prediction }) => (prediction ? [{ name, prediction }] : []));
  type Row = (typeof rows)[number];
  const best = ({ prediction }: Row): Exclude<Row['prediction']['best'], { kind: 'no-gain' }> | undefined =>
    prediction.best.kind === 'no-gain' ? undefined : prediction.best;
  return tableOf<Row>(
    [
      text('film', ({ name }) => name),
      number('fluence', 'uJ/cm2', ({ prediction }) => prediction.fluenceUjPerCm2),
      ...quantityColumns<Row>('positive from', 'nm', ({ prediction }) => prediction.positiveFromNm),
      text('best kind', ({ prediction }) => prediction.best.kind),
      ...quantityColumns<Row>('best thickness', 'nm', (row) => best(row)?.thicknessNm),
      ...quantityColumns<Row>('net gain there', 'cm-1', (row) => best(row)?.netGainPerCm),
      number('single mode up to', 'nm', ({ prediction }) => prediction.singleModeUpToNm),
    ],
    rows,
  );
}

/** Ratios after over before, one line a pair. */
export function comparisonsTable({ comparisons }: Results): TableContent {
  type Row = Results['comparisons'][number];
  const names: readonly (readonly [string, keyof Row['ratios']])[] = [
    ['thickness ratio', 'thickness'],
    ['roughness ratio', 'roughness'],
    ['confinement modal ratio', 'confinementModal'],
    ['net gain ratio', 'netGain'],
    ['film gain ratio', 'filmGain'],
    ['density ratio', 'density'],
    ['loss ratio', 'loss'],
    ['emitters per area ratio', 'emittersPerArea'],
  ];
  return tableOf<Row>(
    [
      text('before', ({ before }) => before),
      text('after', ({ after }) => after),
      text('treatment', ({ treatment }) => treatment),
      ...names.flatMap(([name, key]) => quantityColumns<Row>(name, '', ({ ratios }) => ratios[key])),
    ],
    comparisons,
  );
}
