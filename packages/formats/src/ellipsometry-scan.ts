import { UnreadableFileError } from '@modalgain/numerics';
import type { MeasurementContent } from './format.js';

export type EllipsometryContent = Extract<MeasurementContent, { kind: 'ellipsometry' }>;

/** One row as the readers find it: wavelength in nm, angles in degrees, Delta of any turn. */
export interface EllipsometryRow {
  /** Where the file has lines. */
  readonly line?: number;
  readonly wavelengthNm: number;
  readonly angleDeg: number;
  readonly psiDeg: number;
  readonly deltaDeg: number;
  readonly psiErrorDeg?: number;
  readonly deltaErrorDeg?: number;
}

const fullTurnDeg = 360;

/**
 * A scan of rows, with Delta brought to 0..360 degrees and its range told; `notes` receives what was assumed.
 *
 * @throws UnreadableFileError with the line of a value that none can be.
 */
export function ellipsometryScanOf(request: {
  readonly rows: readonly EllipsometryRow[];
  readonly notes: string[];
  readonly spotMm?: { readonly x: number; readonly y: number };
}): EllipsometryContent {
  const { rows, notes, spotMm } = request;
  rows.forEach(refuseImpossible);
  const deltaDeg = Float64Array.from(rows, (row) => withinTurn(row.deltaDeg));
  const isFolded = deltaDeg.every((delta) => delta <= 180);
  if (isFolded) {
    notes.push('No Delta lies beyond 180 deg: whether Delta or 360 deg - Delta is meant cannot be told.');
  }
  return {
    kind: 'ellipsometry',
    wavelengthNm: column(rows, 'wavelengthNm'),
    angleDeg: column(rows, 'angleDeg'),
    psiDeg: column(rows, 'psiDeg'),
    deltaDeg,
    ...errorsOf(rows, notes),
    deltaRange: isFolded ? 'folded' : 'full',
    ...(spotMm && { spotMm }),
  };
}

const column = (rows: readonly EllipsometryRow[], name: keyof EllipsometryRow): Float64Array =>
  Float64Array.from(rows, (row) => row[name] ?? Number.NaN);

function withinTurn(deltaDeg: number): number {
  const within = deltaDeg % fullTurnDeg;
  return within < 0 ? within + fullTurnDeg : within;
}

function errorsOf(
  rows: readonly EllipsometryRow[],
  notes: string[],
): Pick<EllipsometryContent, 'psiErrorDeg' | 'deltaErrorDeg'> {
  const isStated = rows.every(
    ({ psiErrorDeg, deltaErrorDeg }) => psiErrorDeg !== undefined && deltaErrorDeg !== undefined,
  );
  if (!isStated) return {};
  const psiErrorDeg = column(rows, 'psiErrorDeg');
  const deltaErrorDeg = column(rows, 'deltaErrorDeg');
  if (psiErrorDeg.every((error) => error > 0) && deltaErrorDeg.every((error) => error > 0))
    return { psiErrorDeg, deltaErrorDeg };
  notes.push('Some errors of Psi or Delta are 0, which no measurement has: the errors are left out.');
  return {};
}

/** An angle of incidence of 90 degrees sees no sample; Psi of noise around 0 or 90 may go a little beyond. */
function refuseImpossible({ line, wavelengthNm, angleDeg, psiDeg, deltaDeg }: EllipsometryRow): void {
  const refuse = (what: string, value: number, expected: string): never => {
    throw new UnreadableFileError(`found ${what} ${value}, expected ${expected}.`, { line });
  };
  if (!(wavelengthNm > 0)) refuse('the wavelength', wavelengthNm, 'a positive number');
  if (!(angleDeg >= 0 && angleDeg < 90))
    refuse('the angle of incidence', angleDeg, '0 to below 90 degrees from the normal');
  if (!(psiDeg >= -1 && psiDeg <= 91)) refuse('Psi', psiDeg, '0 to 90 degrees');
  if (!(Math.abs(deltaDeg) <= fullTurnDeg)) refuse('Delta', deltaDeg, 'degrees between -360 and 360');
}
