import { formatEstimate, formatSignificant, type Determination, type Estimate } from '@modalgain/numerics';
import type { TreatmentDocument } from '@modalgain/study';
import { alignedTable } from '../aligned-table.js';

type Answer = Extract<TreatmentDocument['answer'], { kind: 'predicted' }>;
type Quantity = Answer['quantities'][number]['quantity'];
type Departure = TreatmentDocument['calibration'][number]['departure'];

const quantities: Readonly<Record<Quantity, string>> = {
  thicknessNm: 'thickness, nm',
  densityRatio: 'density, over the present',
  filmIndex: 'index',
  roughnessSqNm: 'Sq, nm',
  confinementModal: 'Γ (modal)',
  lossPerCm: 'loss, cm⁻¹',
  netGainPerCm: 'net gain, cm⁻¹',
};

const departures: Readonly<Record<Departure, string>> = {
  thickness: 'thickness',
  emittersPerArea: 'emitters, nₜ d',
  refractionPerArea: 'refraction, d (n²−1)/(n²+2)',
  roughness: 'Sq',
  loss: 'loss, over the law',
};

/** A treated film for a terminal. */
export function treatmentLines(document: TreatmentDocument): string[] {
  const { film, fluenceUjPerCm2, answer, verdicts } = document;
  return [
    `${film}, ${howTreated(document)}; net gain at ${formatSignificant(fluenceUjPerCm2, 4)} µJ/cm²`,
    '',
    ...pairLines(document),
    ...lawLines(document),
    ...(answer.kind === 'refused' ? [answer.why, answer.next] : filmLines(answer)),
    ...verdicts.flatMap(({ sentence, detail, next }) => [
      '',
      sentence,
      `  ${detail}`,
      ...(next ? [`  → ${next}`] : []),
    ]),
  ];
}

function howTreated({ pressureMpa, thicknessRatio }: TreatmentDocument): string {
  if (thicknessRatio !== null) return `pressed to ${thicknessRatio} of its thickness`;
  return pressureMpa === null
    ? 'treated as the pairs were'
    : `pressed at ${formatSignificant(pressureMpa, 4)} MPa`;
}

/** Ratios after over before, pair by pair, and over all pairs. */
function pairLines({ pairs, calibration }: TreatmentDocument): string[] {
  if (pairs.length === 0) return [];
  const names = calibration.map(({ departure }) => departure);
  const rows = pairs.map(({ after, pressureMpa, ratios }) => [
    after,
    pressureMpa === null ? '–' : formatSignificant(pressureMpa, 3),
    ...names.map((name) => ratioText(ratios.find(({ departure }) => departure === name)?.ratio)),
  ]);
  const mean = ['mean', '', ...calibration.map(({ mean: each }) => ratioText(each ?? undefined))];
  const scatter = [
    'films differ by',
    '',
    ...calibration.map(({ scatter: each }) => (each === null ? 'not known' : `${(100 * each).toFixed(1)} %`)),
  ];
  return [
    'After over before, as measured:',
    ...alignedTable(['pair', 'MPa', ...names.map((name) => departures[name])], [...rows, mean, scatter]),
    '',
  ];
}

const ratioText = (ratio: Estimate | undefined): string => (ratio ? formatEstimate(ratio) : '–');

function lawLines({ laws }: TreatmentDocument): string[] {
  if (laws.length === 0) return [];
  const rows = laws.map(({ name, parameters, departure, weight }) => [
    name === 'heckel' ? 'Heckel' : 'Kawakita',
    parameters
      .map((each) =>
        `${each.name} = ${formatSignificant(each.value, 3)} ± ${errorText(each.standardError)} ${each.unit}`.trim(),
      )
      .join(', '),
    `${(100 * departure).toFixed(1)} %`,
    `${(100 * weight).toFixed(0)} %`,
  ]);
  return [...alignedTable(['law', 'parameters', 'films depart by', 'weight'], rows), ''];
}

const errorText = (error: number | null): string =>
  error === null || !Number.isFinite(error) ? 'open' : formatSignificant(error, 2);

function filmLines({ quantities: rows }: Answer): string[] {
  const table = rows.map(({ quantity, before, typical, after, byPair }) => [
    quantities[quantity],
    formatEstimate(before),
    typical === null ? 'no mode' : formatSignificant(typical, 4),
    bandText(after),
    String(byPair.length),
  ]);
  const open = rows.flatMap(({ quantity, after }) =>
    after.kind === 'not-determined' ? [{ quantity, ...after }] : [],
  );
  const reasons = [...new Set(open.map(({ why, next }) => `${why} ${next}`))].map((reason) => {
    const named = open.filter(({ why, next }) => `${why} ${next}` === reason);
    return `${named.map(({ quantity }) => quantities[quantity].split(',')[0]).join(', ')}: ${reason}`;
  });
  return [
    ...alignedTable(['quantity', 'before', 'after, typical', 'next film, 95 %', 'pairs'], table),
    ...(reasons.length > 0 ? ['', ...reasons] : []),
  ];
}

function bandText(after: Determination): string {
  if (after.kind === 'not-determined') return 'not determined';
  const [lower, upper] = after.estimate.interval95.map((end) => formatSignificant(end, 3));
  return `${lower} to ${upper}`;
}
