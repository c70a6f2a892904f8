import {
  countOf,
  formatEstimate,
  formatInterval,
  formatNumber,
  formatSignificant,
  superscript,
  type Estimate,
} from '@modalgain/numerics';
import { alignedTable } from '../aligned-table.js';
import { verdictLines } from '../verdict-lines.js';
import type { EllipsometryDocument } from './analyse.js';

/** What a terminal shows of Psi and Delta beside a model. */
export function ellipsometryLines(document: EllipsometryDocument): string[] {
  const { file, angles, rangeNm, rows, notes, verdicts } = document;
  return [
    `${file}: ${countOf(rows.psiDeg.length, 'point')} at ${countOf(angles.length, 'angle')}, ${spanOf(rangeNm)}`,
    '',
    ...thicknessLines(document),
    ...parameterLines(document),
    ...wavelengthLines(document),
    ...angleLines(document),
    '',
    ...verdictLines(verdicts),
    ...notes.map((note) => `Note: ${note}`),
  ];
}

/** "um-2" as µm⁻². */
const unitText = (unit: string): string =>
  unit.replace(/^um/, 'µm').replace(/-?\d+$/, (power) => superscript(Number(power)));

const spanOf = ([low, high]: readonly [number, number]): string =>
  low === high ? `${low} nm` : `${Number(low.toFixed(2))} to ${Number(high.toFixed(2))} nm`;

const errorWords: Readonly<Record<NonNullable<EllipsometryDocument['errors']>, string>> = {
  stated: 'with the errors that the file states',
  rescaled: 'by which the stated errors are scaled up',
  unstated: 'by which errors of 0.1° are scaled, as the file states none',
};

function thicknessLines({ kind, thicknessNm, reducedChiSquare, errors }: EllipsometryDocument): string[] {
  if (kind === 'compared') return ['Nothing was fitted: the stack as it is, beside the data.', ''];
  const misfit =
    reducedChiSquare === null
      ? []
      : [
          `Reduced chi-square ${formatSignificant(reducedChiSquare, 3)}, ${errors === null ? '' : errorWords[errors]}.`,
        ];
  if (thicknessNm?.kind !== 'determined')
    return [`Thickness not determined: ${thicknessNm?.why ?? ''}`, ...misfit, ''];
  const { estimate } = thicknessNm;
  return [
    `Thickness ${formatEstimate(estimate)} nm (95 %: ${formatInterval(estimate.interval95, digitsOf(estimate))} nm), ${estimate.method}.`,
    ...misfit,
    '',
  ];
}

/** Two of the standard error, so that the ends of a narrow interval differ. */
function digitsOf({ value, standardError }: Estimate): number {
  const digits = Math.ceil(Math.log10(Math.abs(value) / standardError)) + 2;
  return Number.isFinite(digits) ? Math.min(Math.max(digits, 3), 10) : 4;
}

function parameterLines({ parameters }: EllipsometryDocument): string[] {
  if (parameters.length === 0) return [];
  const table = alignedTable(
    ['parameter', 'value', 'error', 'unit', ''],
    parameters.map(({ name, value, standardError, unit, status }) => [
      name,
      formatSignificant(value, 5),
      standardError === null ? '-' : formatSignificant(standardError, 2),
      unitText(unit),
      status === 'ok' ? '' : status,
    ]),
  );
  return [...table, ''];
}

function wavelengthLines({ at }: EllipsometryDocument): string[] {
  if (at === null) return [];
  const { n, k, extinctionKind, indexThicknessCorrelation, confinement } = at;
  const extinction =
    extinctionKind === 'value'
      ? `k = ${formatEstimate(k)}`
      : `k < ${formatSignificant(k.interval95[1], 2)} (95 %, the noise tells no more)`;
  return [
    `At ${at.wavelengthNm} nm: n = ${formatEstimate(n)}, ${extinction}; correlation of n and thickness ${formatNumber(indexThicknessCorrelation, 2)}.`,
    ...confinement.map(
      ({ polarization, modal, power, energy, independentOverCorrelated }) =>
        `${polarization}0: confinement ${formatEstimate(modal)} (modal), ${formatEstimate(power)} (power), ${formatEstimate(energy)} (energy); ` +
        `taken as independent, n and thickness would give ${formatSignificant(independentOverCorrelated, 2)} times the error.`,
    ),
    ...(confinement.length === 0 ? ['No mode is guided there.'] : []),
    '',
  ];
}

function angleLines({ angles }: EllipsometryDocument): string[] {
  const degrees = (value: number): string => value.toFixed(value < 0.1 ? 4 : 3);
  return alignedTable(
    ['angle', 'points', 'Psi rms (°)', 'Delta rms (°)', 'Psi largest (°)', 'Delta largest (°)'],
    angles.map((angle) => [
      String(Number(angle.angleDeg.toFixed(3))),
      String(angle.points),
      degrees(angle.psiRmsDeg),
      degrees(angle.deltaRmsDeg),
      degrees(angle.psiMaximumDeg),
      degrees(angle.deltaMaximumDeg),
    ]),
  );
}
