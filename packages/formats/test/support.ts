import { readFileSync } from 'node:fs';
import { InputError } from '@modalgain/numerics';
import { readMeasurement } from '@modalgain/formats';
import type { MeasurementKind } from '@modalgain/formats';
import { sharedData } from '../../../test-support/shared-data.js';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads text as a file named "scan.csv". */
export async function readText<K extends MeasurementKind = MeasurementKind>(
  text: string,
  as?: K | readonly K[],
) {
  return readMeasurement({ name: 'scan.csv', bytes: utf8(text), ...(as !== undefined && { as }) });
}

export function sharedBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(sharedData(path)));
}

/** The whole sentence of the InputError that reading ends in; anything else fails the test. */
export async function sentenceOf(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (problem) {
    if (problem instanceof InputError) return problem.sentence;
    throw problem;
  }
  throw new Error('the file was read, expected an error');
}
