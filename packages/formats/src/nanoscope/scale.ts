import { UnreadableFileError } from '@modalgain/numerics';
import { metresIn } from '../length-unit.js';
import { quoted } from '../quoted.js';
import type { HeaderSection } from './header.js';

/** What one count of the data is: metres where it is a length. */
export interface CountScale {
  readonly perCount: number;
  readonly unit: string;
}

export type ScaleOutcome =
  { readonly kind: 'known'; readonly scale: CountScale } | { readonly kind: 'unknown'; readonly why: string };

interface Scaling {
  readonly sections: readonly HeaderSection[];
  readonly image: HeaderSection;
  /** "Bytes/pixel": what the full range is divided by, whatever the samples take in the file. */
  readonly bytesPerPixel: number;
}

/**
 * The scale of an image: its "Z scale" is the range of all counts in the hard unit (V), to be multiplied with the
 * sensitivity that it names, e.g. nm/V. The number in brackets (V/LSB) is the same range, rounded, of the scan before
 * it was levelled, so that it does not serve.
 */
export function scaleOf({ sections, image, bytesPerPixel }: Scaling): ScaleOutcome {
  const entry = image.entries.get('z scale');
  if (!entry) return { kind: 'unknown', why: 'states no "@2:Z scale" (written before version 5?)' };
  const range = /^V\s*(?:\[(.*?)\])?\s*(?:\(.*?\))?\s*([-+\d.eE]+)\s*(.*)$/.exec(entry.value);
  const value = Number(range?.[2]);
  if (!range || !Number.isFinite(value)) {
    throw new UnreadableFileError(`found the Z scale ${quoted(entry.value)}, expected a value with a unit.`, {
      line: entry.line,
    });
  }
  const perCount = value / 2 ** (8 * bytesPerPixel);
  const [, sensitivityName, , hardUnit] = range;
  if (!sensitivityName) return { kind: 'known', scale: inMetres(perCount, hardUnit) };
  const sensitivity = sensitivityOf(sections, sensitivityName);
  if (!sensitivity) {
    return { kind: 'unknown', why: `names ${quoted(sensitivityName)}, which the header does not state` };
  }
  return { kind: 'known', scale: scaledBy(sensitivity, perCount, hardUnit) };
}

interface Sensitivity {
  readonly value: number;
  /** e.g. "nm/V"; empty for a plain number. */
  readonly unit: string;
}

function sensitivityOf(sections: readonly HeaderSection[], name: string): Sensitivity | undefined {
  for (const section of sections) {
    const entry = section.entries.get(name.toLowerCase());
    const found = entry && /^V\s*([-+\d.eE]+)\s*(.*)$/.exec(entry.value);
    const value = Number(found?.[1]);
    if (found && Number.isFinite(value)) return { value, unit: found[2] };
  }
  return undefined;
}

function scaledBy(sensitivity: Sensitivity, perCount: number, hardUnit: string): CountScale {
  const scaled = perCount * sensitivity.value;
  const { unit = '', per = '' } = /^(?<unit>.*?)(?:\/(?<per>.*))?$/.exec(sensitivity.unit)?.groups ?? {};
  if (per === '') return inMetres(scaled, unit === '' ? hardUnit : unit);
  const ratio = voltageRatio(hardUnit, per);
  if (ratio === undefined) return { perCount: scaled, unit: `${hardUnit} x ${sensitivity.unit}` };
  return inMetres(scaled * ratio, unit);
}

const volts: Readonly<Record<string, number>> = { V: 1, mV: 1e-3, uV: 1e-6, nV: 1e-9 };

function voltageRatio(from: string, to: string): number | undefined {
  if (from === to) return 1;
  return Object.hasOwn(volts, from) && Object.hasOwn(volts, to) ? volts[from] / volts[to] : undefined;
}

function inMetres(perCount: number, unit: string): CountScale {
  const metres = metresIn(micro(unit));
  return metres === undefined ? { perCount, unit } : { perCount: perCount * metres, unit: 'm' };
}

/** Nanoscope writes the micro sign as a tilde. */
export function micro(unit: string): string {
  return unit.replace('~', 'u');
}
