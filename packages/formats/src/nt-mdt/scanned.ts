import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import type { ByteCursor } from '../byte-cursor.js';
import { flipRows } from '../flip-rows.js';
import type { MdtFrame } from './frames.js';
import type { MdtImage } from './image.js';

interface Scale {
  readonly offset: number;
  readonly step: number;
  readonly unit: string;
}

/** By the numbers that the format gives to units; what is no length keeps its number, which is enough to leave it out. */
const units: Readonly<Record<number, string | undefined>> = {
  [-5]: 'm',
  [-4]: 'cm',
  [-3]: 'mm',
  [-2]: 'um',
  [-1]: 'nm',
  0: 'angstrom',
  1: 'nA',
  2: 'V',
  5: 'deg',
  20: 'A',
  21: 'mA',
  22: 'uA',
  23: 'nA',
  24: 'pA',
  25: 'V',
  26: 'mV',
};

const scaleBytes = 30;

/** The image of an older frame (type 0): three scales, other settings, then 16-bit integers. */
export function scannedImage({ body, settingsBytes, index }: MdtFrame): MdtImage {
  if (settingsBytes < scaleBytes) {
    throw new UnreadableFileError(
      `found ${settingsBytes} bytes of settings, expected at least ${scaleBytes}: the file is damaged.`,
      { byte: body.byte },
    );
  }
  const settings = body.part(settingsBytes, 'the settings of the scan');
  const [x, y, z] = ['x', 'y', 'z'].map((axis) => scaleOf(settings, axis));
  body.skip(2, 'the mode of the frame');
  const columns = body.uint16('the number of columns');
  const rows = body.uint16('the number of rows');
  if (columns === 0 || rows === 0) {
    throw new UnreadableFileError(`found an image of ${columns} x ${rows} pixels.`, { byte: body.byte });
  }
  if (body.uint16('the number of points') !== 0) {
    throw new UnsupportedFeatureError(`found spectra at points in frame ${index}, expected an image alone.`);
  }
  const stored = body.samples('int16', columns * rows, `values of ${columns} x ${rows} pixels`);
  return {
    title: titleOf(body, index),
    columns,
    rows,
    width: columns * x.step,
    height: rows * y.step,
    lateralUnit: x.unit,
    valueUnit: z.unit,
    values: flipRows(stored, columns).map((value) => z.offset + value * z.step),
  };
}

function scaleOf(settings: ByteCursor, axis: string): Scale {
  const [offset, step] = settings.samples('float32', 2, `the scale of ${axis}`);
  const unit = settings.int16(`the unit of ${axis}`);
  if (!Number.isFinite(offset) || !Number.isFinite(step) || step === 0) {
    throw new UnreadableFileError(`found the step ${step} along ${axis}, expected a number other than 0.`, {
      byte: settings.byte,
    });
  }
  return { offset, step: Math.abs(step), unit: units[unit] ?? `unit number ${unit}` };
}

/** The title behind the values; old files have none. */
function titleOf(body: ByteCursor, index: number): string {
  const fallback = `Frame ${index}`;
  if (body.atEnd) return fallback;
  const title = body.text(body.uint32('the length of the title'), 'the title').replaceAll('\0', '').trim();
  return title === '' ? fallback : title;
}
