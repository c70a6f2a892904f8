import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { ellipsometryScanOf } from '../ellipsometry-scan.js';
import type { EllipsometryContent, EllipsometryRow } from '../ellipsometry-scan.js';
import { quoted } from '../quoted.js';
import { toWavelengthNm } from '../spectral-unit.js';
import { datasetsIn, textOf, textsOf, unitOf } from './nexus.js';
import { numbersOf } from './numbers.js';
import type { Hdf5Dataset, Hdf5Group } from './open-file.js';

/** Whether an entry follows the definition NXellipsometry. */
export function isEllipsometry(entry: Hdf5Group): boolean {
  const definition = entry.datasets.find(({ name }) => name === 'definition');
  return definition !== undefined && /^NXellipsometry/.test(textOf(definition.values()));
}

/**
 * Psi and Delta of an entry: `measured_data` of the shape angles x 2 x wavelengths with the data type "Psi/Delta", as
 * pynxtools-ellips writes it, and `data_error` of the same shape.
 *
 * @throws UnsupportedFeatureError for other data types, such as Mueller matrices
 * @throws UnreadableFileError where shapes do not fit
 */
export function ellipsometryOf(entry: Hdf5Group, notes: string[]): EllipsometryContent {
  const all = datasetsIn(entry);
  const type = textOf(find(all, 'data_type').values());
  if (!/^psi ?\/ ?delta$/i.test(type)) {
    throw new UnsupportedFeatureError(
      `found ellipsometry of the type ${quoted(type)}, expected Psi/Delta: save it so, or export Psi and Delta as text.`,
    );
  }
  const measured = find(all, 'measured_data');
  const wavelengthNm = wavelengthsOf(find(all, 'wavelength_spectrum', 'wavelength'));
  const anglesDeg = numbersOf(find(all, 'angle_of_incidence'));
  const [angles, pair, wavelengths] = measured.shape;
  if (
    measured.shape.length !== 3 ||
    pair !== 2 ||
    angles !== anglesDeg.length ||
    wavelengths !== wavelengthNm.length
  ) {
    throw new UnreadableFileError(
      `found ${measured.shape.join(' x ')} values for ${anglesDeg.length} angles and ${wavelengthNm.length} wavelengths, expected ${anglesDeg.length} x 2 x ${wavelengthNm.length}.`,
      { field: measured.path },
    );
  }
  const errors = all.find(({ name }) => name === 'data_error');
  const rows = rowsOf({
    wavelengthNm,
    anglesDeg,
    values: numbersOf(measured),
    errors: errors && errors.shape.join() === measured.shape.join() ? numbersOf(errors) : undefined,
  });
  notes.push(...programNotes(all));
  return ellipsometryScanOf({ rows, notes });
}

function find(datasets: readonly Hdf5Dataset[], ...names: readonly string[]): Hdf5Dataset {
  for (const wanted of names) {
    const found = datasets.find(({ name }) => name === wanted);
    if (found) return found;
  }
  throw new UnreadableFileError(`found no ${names.join(' or ')}, expected that of NXellipsometry.`);
}

function wavelengthsOf(axis: Hdf5Dataset): Float64Array {
  const toNm = toWavelengthNm(unitOf(axis));
  if (toNm) return numbersOf(axis).map(toNm);
  throw new UnreadableFileError(`found the unit ${quoted(unitOf(axis))}, expected nm, angstrom or eV.`, {
    field: axis.path,
  });
}

interface Measured {
  readonly wavelengthNm: Float64Array;
  readonly anglesDeg: Float64Array;
  readonly values: Float64Array;
  readonly errors: Float64Array | undefined;
}

/** Angle by angle, as the text formats list them. */
function rowsOf({ wavelengthNm, anglesDeg, values, errors }: Measured): readonly EllipsometryRow[] {
  const count = wavelengthNm.length;
  return Array.from(anglesDeg).flatMap((angleDeg, angle) =>
    Array.from(wavelengthNm, (nm, index) => {
      const psi = 2 * angle * count + index;
      const row = { wavelengthNm: nm, angleDeg, psiDeg: values[psi], deltaDeg: values[psi + count] };
      return errors ? { ...row, psiErrorDeg: errors[psi], deltaErrorDeg: errors[psi + count] } : row;
    }),
  );
}

function programNotes(datasets: readonly Hdf5Dataset[]): readonly string[] {
  const programs = datasets.filter(({ name }) => name === 'program').flatMap((one) => textsOf(one.values()));
  return programs.length === 0 ? [] : [`Written by ${programs.join(', ')}.`];
}
