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

/** The XML of LabSpec 6 with the elements that the reader looks at. */
export function labSpecXmlText(spectra: {
  readonly unit: string;
  readonly axis: readonly number[];
  readonly rows: readonly (readonly (number | string)[])[];
  readonly x?: readonly number[];
  readonly settings?: Readonly<Record<string, string>>;
}): string {
  const { unit, axis, rows, x, settings = {} } = spectra;
  const lsx = (id: string, content: string) => `<LSX Format="9" ID="${id}">${content}</LSX>`;
  const axisOf = (type: string, axisUnit: string, values: readonly number[]) =>
    lsx(
      '0x0',
      lsx('0x6D707974', type) +
        lsx('0x7C696E75', axisUnit) +
        (values.length === 0 ? '' : lsx('0x7D6CD4DB', `${values.join(' ')} `)),
    );
  const axes = axisOf('Intens', 'Cnt', []) + axisOf('Spectr', unit, axis) + (x ? axisOf('X', 'µm', x) : '');
  const described = Object.entries(settings)
    .map(([key, value]) => lsx('0x6D7361DE', lsx('0x6D6D616E', key) + lsx('0x7D6C61DB', value)))
    .join('');
  const tree = lsx('0x6C62D4D9', lsx('0x8716361', described)) + lsx('0x7A74D9D6', lsx('0x7B697861', axes));
  const matrix = rows.map((row) => `<LSX_Row>${row.join(' ')} </LSX_Row>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<LSX_Data><LSX_Tree>${tree}</LSX_Tree><LSX_Matrix>${matrix}</LSX_Matrix></LSX_Data>`;
}
