import type { Verdict } from '@modalgain/numerics';
import type { HeightMap } from '../height-map.js';
import type { Micrograph } from '../micrograph.js';
import { channelOf, fact, factIfStated, text } from './description.js';
import type { MeasurementDescription } from './description.js';
import { constantValues, missingValues } from './warnings.js';

/** A scanned surface, or a profile as a surface of one row. */
export function describeHeightMap(map: HeightMap): MeasurementDescription {
  const { title, rows, columns, widthNm, heightNm, zNm, mask } = map;
  const heights = channelOf({ name: 'height', unit: 'nm', values: zNm }, mask);
  const size = `${text(widthNm / 1000)} × ${text(heightNm / 1000)}`;
  const [pixelXNm, pixelYNm] = [widthNm / columns, heightNm / rows];
  return {
    kind: 'height-map',
    title: `${rows === 1 ? 'Profile of heights' : 'Height map'}${title && ` "${title}"`}`,
    extent: `${columns} × ${rows} pixels, ${size} µm`,
    channels: [heights],
    facts: [
      fact('pixels', `${columns} × ${rows}`),
      fact('size', size, 'µm'),
      fact('pixel', `${text(pixelXNm)} × ${text(pixelYNm)}`, 'nm'),
      ...(mask
        ? [
            fact(
              'masked pixels',
              mask.reduce((sum, marked) => sum + marked, 0),
            ),
          ]
        : []),
    ],
    warnings: [...constantValues(heights), ...missingValues(heights)],
  };
}

/** An image of a microscope, with what the microscope was set to. */
export function describeMicrograph(image: Micrograph): MeasurementDescription {
  const { title, rows, columns, brightness, storedRange, pixelSizeNm, imageRows, settings } = image;
  const range = storedRange && `${storedRange[0]} to ${storedRange[1]}`;
  return {
    kind: 'micrograph',
    title: `Micrograph${title && ` "${title}"`}`,
    extent: `${columns} × ${rows} pixels${pixelSizeNm ? `, ${text(pixelSizeNm.x)} nm each` : ''}`,
    channels: [channelOf({ name: 'brightness', unit: '', values: brightness })],
    facts: [
      fact('pixels', `${columns} × ${rows}`),
      ...(pixelSizeNm ? [fact('pixel', `${text(pixelSizeNm.x)} × ${text(pixelSizeNm.y)}`, 'nm')] : []),
      ...factIfStated('rows above the annotation bar', imageRows),
      ...factIfStated('levels that can be stored', range),
      ...factIfStated('instrument', settings.instrument),
      ...factIfStated('detector', settings.detector),
      ...factIfStated('accelerating voltage', settings.acceleratingVoltageKv, 'kV'),
      ...factIfStated('working distance', settings.workingDistanceMm, 'mm'),
      ...factIfStated('magnification', settings.magnification),
      ...factIfStated('exponent of the grey levels', settings.gamma),
    ],
    warnings: [...clipped(image), ...(pixelSizeNm ? [] : [withoutScale])],
  };
}

/** A share that noise alone hardly puts at the ends of the range. */
const mostClipped = 0.01;

function clipped({ brightness, storedRange, rows, columns, imageRows = rows }: Micrograph): Verdict[] {
  if (!storedRange) return [];
  const [low, high] = storedRange;
  const image = brightness.subarray(0, imageRows * columns);
  let count = 0;
  for (const level of image) if (level <= low || level >= high) count += 1;
  const share = count / image.length;
  if (share <= mostClipped) return [];
  return [
    {
      code: 'clipped-levels',
      severity: 'caution',
      sentence: 'Part of the image is clipped.',
      detail: `${text(100 * share)} % of the pixels are at the lowest or highest level that can be stored.`,
      evidence: { share, lowest: low, highest: high },
      next: 'Take the image with less contrast, or mind that bright and dark are cut.',
    },
  ];
}

const withoutScale: Verdict = {
  code: 'image-without-scale',
  severity: 'note',
  sentence: 'The image states no scale.',
  detail: 'Lengths are known in pixels only.',
  evidence: {},
  next: 'Export the image with the settings of the microscope.',
};
