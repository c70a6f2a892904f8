import type { ByteOrder } from '../byte-cursor.js';
import type { SampleType } from '../sample-type.js';

/** One axis of a wave: the position of element i is start + i * step. */
export interface WaveDimension {
  readonly length: number;
  readonly step: number;
  readonly start: number;
  readonly unit: string;
  /** Names of its elements, e.g. of channels; empty where the file names none. */
  readonly labels: readonly string[];
}

/** An Igor wave but for its values, which begin at `dataStart`, the first dimension running fastest. */
export interface Wave {
  readonly version: number;
  readonly order: ByteOrder;
  readonly name: string;
  readonly type: SampleType;
  /** As many as the wave has. */
  readonly dimensions: readonly WaveDimension[];
  readonly valueUnit: string;
  readonly dataStart: number;
  /** Lines "key: value" that the instrument's program leaves. */
  readonly remarks: string;
}
