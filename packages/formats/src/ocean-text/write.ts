/** One spectrum as OceanView saves it. */
export interface OceanSpectrum {
  /** Name of the view or file in the first line. */
  readonly title: string;
  /** Model and serial number, e.g. "HR4D1234". */
  readonly spectrometer: string;
  readonly integrationTimeS: number;
  readonly scansAveraged: number;
  /** Neighbouring pixels on each side that were averaged. */
  readonly boxcarWidth: number;
  /** Further lines of the header, e.g. a remark of the user. */
  readonly remarks?: Readonly<Record<string, string>>;
  readonly wavelengthNm: ArrayLike<number>;
  readonly intensity: ArrayLike<number>;
}

/**
 * Writes a spectrum in the text layout of OceanView: settings, the line that begins the data, wavelength in nm and
 * intensity in counts separated by a tab, with three decimals each.
 *
 * @throws RangeError for arrays of different lengths and for numbers that are not finite
 */
export function writeOceanText(spectrum: OceanSpectrum): string {
  const { title, spectrometer, wavelengthNm, intensity, remarks = {} } = spectrum;
  if (wavelengthNm.length !== intensity.length)
    throw new RangeError(`Found ${intensity.length} intensities, expected ${wavelengthNm.length}.`);
  const settings: readonly (readonly [string, string])[] = [
    ...Object.entries(remarks),
    ['Spectrometer', spectrometer],
    ['Trigger mode', '0'],
    ['Integration Time (sec)', spectrum.integrationTimeS.toExponential(6).replace('e', 'E').replace('+', '')],
    ['Scans to average', String(spectrum.scansAveraged)],
    ['Electric dark correction enabled', 'true'],
    ['Nonlinearity correction enabled', 'true'],
    ['Boxcar width', String(spectrum.boxcarWidth)],
    ['XAxis mode', 'Wavelengths'],
    ['Number of Pixels in Spectrum', String(wavelengthNm.length)],
  ];
  const rows = Array.from(wavelengthNm, (nm, row) => `${written(nm)}\t${written(intensity[row])}`);
  return [
    `Data from ${oneLine(title)} Node`,
    '',
    ...settings.map(([key, value]) => `${key}: ${oneLine(value)}`),
    '>>>>>Begin Spectral Data<<<<<',
    ...rows,
    '',
  ].join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

function written(value: number): string {
  if (Number.isFinite(value)) return value.toFixed(3);
  throw new RangeError(`Found ${value} among the numbers of a spectrum, expected finite numbers.`);
}
