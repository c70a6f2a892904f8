import { UnreadableFileError } from '@modalgain/numerics';
import type { EllipsometryRow } from '../ellipsometry-scan.js';
import type { ZoneRow } from './spots.js';

/** Zone 0 is the program's own mean of the zones, zone 5 their range; both derive from zones 1 to 4. */
const isMeasuredZone = ({ zone }: ZoneRow): boolean => zone >= 1 && zone <= 4;
const isMeanZone = ({ zone }: ZoneRow): boolean => zone === 0;

/**
 * The mean of the measured zones of each wavelength and angle: alignment errors of polariser and analyser cancel in it.
 * Without measured zones the program's own mean is taken.
 */
export function averageOfZones(rows: readonly ZoneRow[], notes: string[]): EllipsometryRow[] {
  const measured = rows.filter(isMeasuredZone);
  const taken = (measured.length > 0 ? measured : rows.filter(isMeanZone)).filter(isThere);
  const groups = byWavelengthAndAngle(taken);
  if (groups.length === 0)
    throw new UnreadableFileError('found no row of the zones 0 to 4 with Psi and Delta.');
  refuseTimeSeries(groups);
  const sizes = groups.map((group) => group.length);
  notes.push(
    measured.length > 0 ? noteOnMean(sizes) : 'The mean of the zones is as the file states it (zone 0).',
  );
  const missing = rows.filter((row) => isMeasuredZone(row) && !isThere(row)).length;
  if (missing > 0)
    notes.push(`${missing} zones could not be measured (NaN in the file): left out of the means.`);
  return groups.map(meanRow);
}

function byWavelengthAndAngle(rows: readonly ZoneRow[]): ZoneRow[][] {
  const groups = new Map<string, ZoneRow[]>();
  for (const row of rows) {
    const key = `${row.wavelengthNm} ${row.angleDeg}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

const isThere = ({ psiDeg, deltaDeg }: ZoneRow): boolean =>
  Number.isFinite(psiDeg) && Number.isFinite(deltaDeg);

function noteOnMean(sizes: readonly number[]): string {
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  return `Psi and Delta are means over ${least === most ? most : `${least} to ${most}`} zones.`;
}

/** A zone twice at one wavelength and angle is a later time, not another zone. */
function refuseTimeSeries(groups: readonly (readonly ZoneRow[])[]): void {
  const series = groups.find((group) => new Set(group.map(({ zone }) => zone)).size < group.length);
  const repeated = series?.find((row, index) => series.findIndex(({ zone }) => zone === row.zone) < index);
  if (!repeated) return;
  throw new UnreadableFileError(
    `found zone ${repeated.zone} at ${repeated.angleDeg} deg again, expected each once a spot: a series in time is not read; keep one time.`,
    { line: repeated.line },
  );
}

/** Delta is averaged around the first, so that 359 and 1 degrees give 0. */
function meanRow(group: readonly ZoneRow[]): EllipsometryRow {
  const [{ line, wavelengthNm, angleDeg, deltaDeg: origin }] = group;
  const mean = (of: (row: ZoneRow) => number) => group.reduce((sum, row) => sum + of(row), 0) / group.length;
  const offset = mean(({ deltaDeg }) => ((((deltaDeg - origin + 180) % 360) + 360) % 360) - 180);
  return {
    line,
    wavelengthNm,
    angleDeg,
    psiDeg: mean(({ psiDeg }) => psiDeg),
    deltaDeg: (origin + offset + 720) % 360,
  };
}
