import { UnreadableFileError } from '@modalgain/numerics';
import type { FileContent, MeasurementContent, NamedBytes } from '../format.js';
import { heightMapOf } from '../height-map.js';
import type { HeightMapContent } from '../height-map.js';
import { metresIn } from '../length-unit.js';
import { quoted } from '../quoted.js';
import { readRaster } from './raster.js';
import type { Raster } from './raster.js';
import { dataBlocks } from './tree.js';

/** Reads all height channels of a HORIBA SmartSPM / AIST-NT file. */
export function readAist({ bytes }: NamedBytes): FileContent {
  const notes: string[] = [];
  const measurements: MeasurementContent[] = [];
  const leftOut = new Set<string>();
  for (const { type, body } of dataBlocks(bytes)) {
    const map = type === 'raster' ? mapOf(readRaster(body), notes) : undefined;
    if (map) measurements.push(map);
    if (type !== 'raster') leftOut.add(quoted(type));
  }
  if (leftOut.size > 0)
    notes.push(`Data blocks that are no images were left out: ${[...leftOut].join(', ')}.`);
  if (measurements.length > 0) return { measurements, notes };
  const why = notes.length > 0 ? notes.join(' ') : 'it holds no data block.';
  throw new UnreadableFileError(`found no height channel: ${why}`);
}

function mapOf(raster: Raster, notes: string[]): HeightMapContent | undefined {
  const { columns, rows, title, data, mask } = raster;
  const perValue = metresIn(raster.valueUnit);
  const perX = metresIn(raster.xUnit);
  const perY = metresIn(raster.yUnit);
  return heightMapOf({
    ...{ title, columns, rows, mask, notes },
    width: raster.width * (perX ?? 1),
    height: raster.height * (perY ?? 1),
    lateralUnit: lateralUnit(raster, perX, perY),
    valueUnit: perValue === undefined ? raster.valueUnit : 'm',
    data: perValue === undefined ? data : scaled(data, perValue),
  });
}

function lateralUnit({ xUnit, yUnit }: Raster, perX?: number, perY?: number): string {
  if (perX === undefined) return xUnit;
  return perY === undefined ? yUnit : 'm';
}

function scaled(values: Float64Array, factor: number): Float64Array {
  for (let index = 0; index < values.length; index += 1) values[index] *= factor;
  return values;
}
