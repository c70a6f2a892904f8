import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { ByteCursor } from '../byte-cursor.js';
import { flipRows } from '../flip-rows.js';
import type { FileContent, MeasurementContent, NamedBytes } from '../format.js';
import { heightMapOf } from '../height-map.js';
import type { HeightMapContent } from '../height-map.js';
import { metresIn } from '../length-unit.js';
import { quoted } from '../quoted.js';
import { sampleTypes } from '../sample-type.js';
import { channelUnit } from './channel.js';
import { readWave } from './read-wave.js';
import type { Wave, WaveDimension } from './wave.js';

/** Reads the height channels of an Igor binary wave as Asylum's program and Igor Pro write it. */
export function readIbw({ bytes }: NamedBytes): FileContent {
  const wave = readWave(bytes);
  const [x, y, layers] = imageAxes(wave);
  const channels = layers === undefined ? [wave.name] : titlesOf(layers);
  const notes: string[] = [];
  const measurements: MeasurementContent[] = [];
  for (const [layer, title] of channels.entries()) {
    const map = mapOf({ bytes, wave, x, y, layer, title, notes });
    if (map) measurements.push(map);
  }
  if (measurements.length > 0) return { measurements, notes };
  throw new UnreadableFileError(`found no height channel: ${notes.join(' ')}`);
}

type ImageAxes = readonly [WaveDimension, WaveDimension, WaveDimension | undefined];

/** Two dimensions are one image, three a stack of channels; everything else is said. */
function imageAxes({ name, dimensions, version }: Wave): ImageAxes {
  const [x, y, layers] = dimensions;
  const shape = dimensions.map(({ length }) => length).join(' x ');
  const found = `found the wave ${quoted(name)} of ${shape} values (version ${version})`;
  if (dimensions.length === 1 || dimensions.length === 4) {
    const what = dimensions.length === 1 ? 'a curve' : 'a set of stacks';
    throw new UnsupportedFeatureError(`${found}: ${what}, expected an image.`);
  }
  const strange = [x, y].find(({ unit }) => unit !== '' && metresIn(unit) === undefined);
  if (strange || (dimensions.length === 2 && y.labels.some((label) => label !== ''))) {
    const why = strange
      ? `an axis in ${strange.unit}`
      : `columns named ${quoted(y.labels.filter((label) => label !== '').join(', '))}`;
    throw new UnsupportedFeatureError(`${found} with ${why}: curves, expected an image.`);
  }
  for (const { step } of [x, y]) {
    if (step > 0 && step < Infinity) continue;
    throw new UnsupportedFeatureError(`${found} with the step ${step}, expected a step above 0.`);
  }
  return [x, y, layers];
}

/** An instrument records a handful of channels; hundreds of layers are a film or a map of curves. */
const mostChannels = 64;

function titlesOf({ length, labels }: WaveDimension): readonly string[] {
  if (length > mostChannels) {
    throw new UnsupportedFeatureError(`found a stack of ${length} images, expected at most ${mostChannels}.`);
  }
  return Array.from({ length }, (_, layer) => labels[layer] ?? '');
}

interface Layer {
  readonly bytes: Uint8Array;
  readonly wave: Wave;
  readonly x: WaveDimension;
  readonly y: WaveDimension;
  readonly layer: number;
  readonly title: string;
  readonly notes: string[];
}

function mapOf({ bytes, wave, x, y, layer, title, notes }: Layer): HeightMapContent | undefined {
  const [columns, rows] = [x.length, y.length];
  const unit = channelUnit(title, wave.valueUnit);
  const metres = metresIn(unit);
  const isHeight = unit === '' || metres !== undefined;
  const start = wave.dataStart + layer * columns * rows * sampleTypes[wave.type].byteLength;
  const cursor = new ByteCursor(bytes, start, bytes.length, wave.order);
  const data = isHeight ? cursor.samples(wave.type, columns * rows, 'a channel') : new Float64Array();
  for (let index = 0; index < data.length; index += 1) data[index] *= metres ?? 1;
  const map = heightMapOf({
    ...{ title, columns, rows, notes, mask: undefined },
    // Igor draws the first row at the bottom.
    data: flipRows(data, columns),
    width: columns * x.step * (metresIn(x.unit) ?? 1),
    height: rows * y.step * (metresIn(y.unit) ?? 1),
    lateralUnit: x.unit === '' || y.unit === '' ? '' : 'm',
    valueUnit: metres === undefined ? unit : 'm',
  });
  const levelled = map && levelling(wave.remarks, layer);
  if (levelled) notes.push(`Channel ${quoted(title)} was levelled before it was saved: ${levelled}.`);
  return map;
}

/** "Planefit 0: Flatten 1" among the remarks; it changes what a roughness means. */
function levelling(remarks: string, layer: number): string | undefined {
  const found = new RegExp(`(?:^|[\\r\\n])Planefit ${layer}: *([^\\r\\n]*)`).exec(remarks)?.[1].trim();
  return found === undefined || found === '' || found === 'None' ? undefined : found;
}
