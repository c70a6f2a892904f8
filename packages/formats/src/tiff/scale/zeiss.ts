import { parseQuantity } from '@modalgain/numerics';
import { tags } from '../tags.js';
import { knownSettings, nmPerMetre, positive, tidy } from './microscope-page.js';
import type { MicroscopePage, PageOfImage } from './microscope-page.js';

/** SmartSEM states the size of a pixel as if its image were this wide. */
const referenceColumns = 1024;
/** Line of the header with the size of a pixel in metres. */
const pixelSizeLine = 3;
const agreement = 0.02;

/**
 * Scale and settings of Zeiss SmartSEM (tag 34118): lines of numbers, then pairs of lines, a key as AP_WD and its text as
 * "WD =  3.9 mm". The width of the image field, where it stands there, is the second opinion on the scale.
 */
export function zeissPage({ directory, columns, notes }: PageOfImage): MicroscopePage | undefined {
  const lines = directory.text(tags.zeissSettings)?.split(/\r?\n/);
  if (lines === undefined) return undefined;
  const values = valuesOf(lines);
  const pixelSizeNm = pixelSizeOf(lines, values, { columns, notes });
  return {
    ...(pixelSizeNm !== undefined && { pixelSizeNm: { x: pixelSizeNm, y: pixelSizeNm } }),
    settings: knownSettings({
      instrument: ['Zeiss', values.get('SV_SERIAL_NUMBER')].filter(Boolean).join(' '),
      detector: values.get('DP_DETECTOR_CHANNEL'),
      acceleratingVoltageKv: kilo(values.get('AP_ACTUALKV') ?? values.get('AP_MANUALKV'), 'V'),
      workingDistanceMm: lengthNm(values.get('AP_WD'), 1e-6),
      magnification: magnificationOf(values.get('AP_MAG')),
      gamma: positive(values.get('AP_GAMMA')),
    }),
  };
}

function valuesOf(lines: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  lines.forEach((line, index) => {
    if (!/^(?:AP|DP|SV)_\w+$/.test(line.trim())) return;
    values.set(line.trim(), (lines.at(index + 1) ?? '').replace(/^[^=:]*[=:]/, '').trim());
  });
  return values;
}

interface ImageAndNotes {
  readonly columns: number;
  readonly notes: string[];
}

function pixelSizeOf(
  lines: readonly string[],
  values: ReadonlyMap<string, string>,
  { columns, notes }: ImageAndNotes,
): number | undefined {
  const stated = positive(lines.at(pixelSizeLine));
  const byHeader =
    stated === undefined ? undefined : tidy((stated * nmPerMetre * referenceColumns) / columns);
  const widthNm = lengthNm(values.get('AP_WIDTH'), 1);
  const byWidth = widthNm === undefined ? undefined : tidy(widthNm / columns);
  if (byHeader === undefined || byWidth === undefined) return byHeader ?? byWidth;
  if (Math.abs(byHeader / byWidth - 1) < agreement) {
    if (columns !== referenceColumns)
      notes.push(`The header's size of a pixel is for ${referenceColumns} columns: converted to ${columns}.`);
    return byHeader;
  }
  notes.push(
    `The header's size of a pixel (${byHeader.toPrecision(4)} nm) and width of the field (${byWidth.toPrecision(4)} nm a pixel) disagree: the width is taken.`,
  );
  return byWidth;
}

function lengthNm(text: string | undefined, factor: number): number | undefined {
  if (text === undefined) return undefined;
  try {
    return positive(String(tidy(parseQuantity(text.replace(/\s+/g, ' '), 'lengthNm').value * factor)));
  } catch {
    return undefined;
  }
}

/** A number of kilo-units from a text as "5.00 kV" or "500 V". */
function kilo(text: string | undefined, unit: string): number | undefined {
  const value = positive(text);
  return value !== undefined && text !== undefined && !text.includes(`k${unit}`) ? value / 1000 : value;
}

/** As "50.00 K X" or "500 X". */
function magnificationOf(text: string | undefined): number | undefined {
  const value = positive(text);
  return value !== undefined && /\dK|\sK/i.test(text ?? '') ? tidy(value * 1000) : value;
}
