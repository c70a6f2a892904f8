import { tags } from '../tags.js';
import { knownSettings, nmPerMetre, positive, tidy } from './microscope-page.js';
import type { MicroscopePage, PageOfImage } from './microscope-page.js';

/** Scale and settings of FEI and Thermo Fisher (tag 34682): sections in brackets of lines key=value, in metres and volts. */
export function feiPage({ directory, columns, rows, notes }: PageOfImage): MicroscopePage | undefined {
  const text = directory.text(tags.feiSettings);
  if (text === undefined) return undefined;
  const values = valuesOf(text);
  const number = (...keys: readonly string[]) =>
    keys.map((key) => positive(values.get(key))).find((value) => value !== undefined);
  const beam = values.get('Beam.Beam') ?? 'EBeam';
  const scan = values.get('Beam.Scan') ?? 'EScan';
  const scanned = number('Image.ResolutionX') ?? columns;
  const x = number(`${scan}.PixelWidth`, 'Scan.PixelWidth');
  const y = number(`${scan}.PixelHeight`, 'Scan.PixelHeight') ?? x;
  if (x !== undefined && scanned !== columns)
    notes.push(`The header's size of a pixel is for ${scanned} columns: converted to ${columns}.`);
  const size = (metres: number) => tidy((metres * nmPerMetre * scanned) / columns);
  const volts = number(`${beam}.HV`, 'Beam.HV');
  const metres = number(`${beam}.WD`, 'Stage.WorkingDistance');
  const imageRows = barOf(values, { columns, rows, scanned });
  return {
    ...(x !== undefined && y !== undefined && { pixelSizeNm: { x: size(x), y: size(y) } }),
    ...(imageRows !== undefined && { imageRows }),
    settings: knownSettings({
      instrument: values.get('System.SystemType'),
      detector: [values.get('Detectors.Name'), values.get('Detectors.Mode')].filter(Boolean).join(' '),
      acceleratingVoltageKv: volts === undefined ? undefined : volts / 1000,
      workingDistanceMm: metres === undefined ? undefined : tidy(metres * 1000),
      magnification: undefined,
      gamma: number('Image.DigitalGamma'),
    }),
  };
}

/** By "Section.Key"; a key that stands twice keeps its first value. */
function valuesOf(text: string): Map<string, string> {
  const values = new Map<string, string>();
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[(.+)\]$/.exec(line.trim());
    if (header) section = header[1];
    const [key, ...rest] = line.split('=');
    const name = `${section}.${key.trim()}`;
    if (rest.length > 0 && !values.has(name)) values.set(name, rest.join('=').trim());
  }
  return values;
}

interface BarContext {
  readonly columns: number;
  readonly rows: number;
  readonly scanned: number;
}

/** Rows above the data bar: as many as were scanned, or all but the height of the bar. */
function barOf(
  values: ReadonlyMap<string, string>,
  { columns, rows, scanned }: BarContext,
): number | undefined {
  const scannedRows = positive(values.get('Image.ResolutionY'));
  if (scannedRows !== undefined && scanned === columns && scannedRows <= rows) return scannedRows;
  const bar = positive(values.get('PrivateFei.DatabarHeight'));
  return bar !== undefined && scanned === columns && bar < rows ? rows - bar : undefined;
}
