import { akaikeWeights, leastSquares, type FitParameter } from '@modalgain/numerics';

/** What a pair of a treatment says of densification. */
export interface PressedFilm {
  readonly pressureMpa: number;
  /** d'/d. */
  readonly thicknessRatio: number;
  /** Volume fraction of particles before, over ideal packing; undefined where it is not known. */
  readonly packing: number | undefined;
}

export interface LawParameter {
  readonly name: string;
  /** Empty for a pure number. */
  readonly unit: string;
  readonly value: number;
  readonly standardError: number;
}

/** How thickness falls with pressure. */
export interface DensificationLaw {
  readonly name: 'heckel' | 'kawakita';
  readonly parameters: readonly LawParameter[];
  /** ln(d'/d) of a film of some packing. */
  readonly logThicknessRatio: (film: Pick<PressedFilm, 'pressureMpa' | 'packing'>) => number;
  /** Root mean square of what the pairs depart from it, of ln(d'/d). */
  readonly departure: number;
  readonly aicc: number;
  /** By Akaike's criterion, against the other laws. */
  readonly weight: number;
}

/** Fewer pressures leave a law of two parameters without a check. */
export const fewestPressures = 3;

/** Relative: pressures nearer than this are one. */
export const samePressure = 0.01;

/** The different ones among pressures, increasing. */
export function distinctPressures(pressuresMpa: readonly number[]): number[] {
  return [...pressuresMpa]
    .sort((a, b) => a - b)
    .filter((pressure, i, all) => i === 0 || pressure > all[i - 1] * (1 + samePressure));
}

/**
 * The laws that describe the pairs, each fitted to ln(d'/d) with one scatter:
 * Heckel, ln(1/(1 - D)) = K P + C with D = packing d/d' (R. W. Heckel, Trans. Metall. Soc. AIME 221, 671 (1961)), where every packing is known, and
 * Kawakita, P/C = P/a + 1/(a b) with C = 1 - d'/d (K. Kawakita and K.-H. Ludde, doi:10.1016/0032-5910(71)80001-3).
 * Empty where there are fewer than three different pressures.
 */
export function densificationLaws(pairs: readonly PressedFilm[]): DensificationLaw[] {
  if (distinctPressures(pairs.map(({ pressureMpa }) => pressureMpa)).length < fewestPressures) return [];
  const shapes = [...(pairs.every(fitsHeckel) ? [heckel(pairs)] : []), kawakita(pairs)];
  const fits = shapes.map((shape) => fitShape(shape, pairs));
  const weights = akaikeWeights(
    fits.map(({ chiSquare, shape }) => ({
      parameterCount: shape.parameters.length,
      dataCount: pairs.length,
      chiSquare,
      sigmas: 'unknown',
    })),
  );
  return fits.map(({ shape, values, standardErrors, chiSquare }, i) => ({
    name: shape.name,
    parameters: shape.parameters.map(({ name, unit = '' }, j) => ({
      name,
      unit,
      value: values[j],
      standardError: standardErrors[j],
    })),
    logThicknessRatio: (film) => shape.logThicknessRatio(values, film),
    departure: Math.sqrt(chiSquare / pairs.length),
    ...weights[i],
  }));
}

interface LawShape {
  readonly name: DensificationLaw['name'];
  readonly parameters: readonly FitParameter[];
  readonly logThicknessRatio: (
    values: Float64Array,
    film: Pick<PressedFilm, 'pressureMpa' | 'packing'>,
  ) => number;
}

/** More than ideally packed is no packing that Heckel's law knows. */
const fitsHeckel = ({ packing, thicknessRatio }: PressedFilm): boolean =>
  packing !== undefined && packing < 1 && packing / thicknessRatio < 1;

function heckel(pairs: readonly PressedFilm[]): LawShape {
  const { slope, intercept } = line(
    pairs.map(({ pressureMpa, thicknessRatio, packing = NaN }) => ({
      x: pressureMpa,
      y: -Math.log(1 - packing / thicknessRatio),
    })),
  );
  return {
    name: 'heckel',
    parameters: [
      { name: 'K', unit: 'MPa⁻¹', start: Math.max(slope, 0), lower: 0 },
      { name: 'C', start: Math.max(intercept, 1e-3), lower: 1e-6 },
    ],
    logThicknessRatio: ([k, c], { pressureMpa, packing = NaN }) =>
      Math.log(packing / -Math.expm1(-(k * pressureMpa + c))),
  };
}

function kawakita(pairs: readonly PressedFilm[]): LawShape {
  const { slope, intercept } = line(
    pairs.map(({ pressureMpa, thicknessRatio }) => ({
      x: pressureMpa,
      y: pressureMpa / Math.max(1 - thicknessRatio, 0.01),
    })),
  );
  const a = Math.min(Math.max(1 / slope, 0.01), 0.99);
  const middle = pairs.reduce((sum, { pressureMpa }) => sum + pressureMpa, 0) / pairs.length;
  return {
    name: 'kawakita',
    parameters: [
      { name: 'a', start: Number.isFinite(a) ? a : 0.5, lower: 0, upper: 1 },
      { name: 'b', unit: 'MPa⁻¹', start: intercept > 0 ? slope / intercept : 10 / middle, lower: 1e-9 },
    ],
    logThicknessRatio: ([a, b], { pressureMpa }) =>
      Math.log1p((-a * b * pressureMpa) / (1 + b * pressureMpa)),
  };
}

/** The straight line of least squares. */
function line(points: readonly { readonly x: number; readonly y: number }[]): {
  readonly slope: number;
  readonly intercept: number;
} {
  const mean = (of: (point: { readonly x: number; readonly y: number }) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const slope = mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
  return { slope, intercept: y - slope * x };
}

function fitShape(shape: LawShape, pairs: readonly PressedFilm[]) {
  const { values, standardErrors, chiSquare } = leastSquares({
    parameters: shape.parameters,
    residualCount: pairs.length,
    residuals: (parameters, out) => {
      pairs.forEach((pair, i) => {
        out[i] = shape.logThicknessRatio(parameters, pair) - Math.log(pair.thicknessRatio);
      });
    },
    sigmas: 'unknown',
  });
  return { shape, values, standardErrors, chiSquare };
}
