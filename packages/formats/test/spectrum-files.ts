import { zipSync } from 'fflate';
import { utf8 } from './support.js';

const doubles = (values: readonly number[]): string =>
  values.map((value) => `<double>${value}</double>`).join('\n');

/** A ProcSpec archive with the elements that the reader looks at, wavelengths from 600 nm on. */
export function procSpecFile(spectrum: {
  readonly sample: readonly number[];
  readonly dark?: readonly number[];
  readonly saturated?: boolean;
}): Uint8Array {
  const { sample, dark, saturated = false } = spectrum;
  const wavelengths = sample.map((_, j) => 600 + j);
  const source = `<com.oceanoptics.omnidriver.spectra.OmniSpectrum>
    <saturated>${saturated}</saturated><integrationTime>10000</integrationTime>
    <pixelValues>${doubles(sample)}</pixelValues>
    <boxcarWidth>10</boxcarWidth><scansToAverage>40</scansToAverage>
    <channelWavelengths>${doubles(wavelengths)}</channelWavelengths>
    <spectrometerSerialNumber>USB4C00001</spectrometerSerialNumber>
    </com.oceanoptics.omnidriver.spectra.OmniSpectrum>`;
  const first = '<step><processedPixels reference="../../pixelValues"/></step>';
  const second = dark
    ? `<step><darkSpectrum><pixelValues>${doubles(dark)}</pixelValues></darkSpectrum></step>` +
      '<step><darkSpectrum reference="../../step[2]/darkSpectrum"/></step>'
    : '';
  const xml = `<spectrum><sourceSpectra>${source}</sourceSpectra><certificates>${first}${second}</certificates></spectrum>`;
  return zipSync(
    { 'ps_1.xml': utf8(xml), 'OOIVersion.txt': utf8('2') },
    { mtime: new Date('2000-01-01T12:00:00') },
  );
}
