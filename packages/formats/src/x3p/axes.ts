import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';
import type { SampleType } from '../sample-type.js';
import { textAt } from '../xml/index.js';
import type { XmlElement } from '../xml/index.js';

/** The grid of a surface and how its heights are stored; all in metres. */
export interface X3pGrid {
  readonly columns: number;
  readonly rows: number;
  readonly xStep: number;
  readonly yStep: number;
  readonly zType: SampleType;
  readonly zScale: number;
  readonly zOffset: number;
}

const sampleTypes: Readonly<Record<string, SampleType | undefined>> = {
  I: 'int16',
  L: 'int32',
  F: 'float32',
  D: 'float64',
};

/** @throws UnsupportedFeatureError for profiles, point clouds and several layers */
export function gridOf(root: XmlElement): X3pGrid {
  const matrix = ['Record3', 'MatrixDimension'] as const;
  if (textAt(root, ...matrix, 'SizeX') === undefined) {
    const feature = textAt(root, 'Record1', 'FeatureType') ?? 'nothing';
    throw new UnsupportedFeatureError(
      `found points in a list (feature type ${quoted(feature)}), expected a surface on a grid with its MatrixDimension.`,
    );
  }
  const layers = wholeNumber(root, [...matrix, 'SizeZ']);
  if (layers !== 1) {
    throw new UnsupportedFeatureError(`found ${layers} layers (SizeZ), expected a surface of one.`);
  }
  return {
    columns: wholeNumber(root, [...matrix, 'SizeX']),
    rows: wholeNumber(root, [...matrix, 'SizeY']),
    xStep: stepOf(root, 'CX'),
    yStep: stepOf(root, 'CY'),
    ...heightsOf(root),
  };
}

/** Points of a grid stand at equal distances: an incremental axis. */
function stepOf(root: XmlElement, axis: 'CX' | 'CY'): number {
  const path = ['Record1', 'Axes', axis];
  if (textAt(root, ...path, 'AxisType') !== 'I') {
    throw new UnsupportedFeatureError(
      `found the axis ${axis} with positions of its own, expected equal distances (AxisType I).`,
    );
  }
  const step = number(root, [...path, 'Increment']);
  if (step > 0) return step;
  throw new UnreadableFileError(`found ${step}, expected a positive distance in metres.`, {
    field: `${axis}/Increment`,
  });
}

function heightsOf(root: XmlElement): Pick<X3pGrid, 'zType' | 'zScale' | 'zOffset'> {
  const path = ['Record1', 'Axes', 'CZ'];
  const letter = textAt(root, ...path, 'DataType') ?? 'D';
  const zType = sampleTypes[letter];
  if (zType === undefined) {
    throw new UnreadableFileError(`found ${quoted(letter)}, expected I, L, F or D.`, {
      field: 'CZ/DataType',
    });
  }
  return {
    zType,
    zScale: number(root, [...path, 'Increment'], 1),
    zOffset: number(root, [...path, 'Offset'], 0),
  };
}

function wholeNumber(root: XmlElement, path: readonly string[]): number {
  const value = number(root, path);
  if (Number.isInteger(value) && value > 0) return value;
  throw new UnreadableFileError(`found ${value}, expected a positive whole number.`, {
    field: path.join('/'),
  });
}

function number(root: XmlElement, path: readonly string[], otherwise?: number): number {
  const text = textAt(root, ...path);
  if (text === undefined && otherwise !== undefined) return otherwise;
  const value = text === undefined ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw new UnreadableFileError(
    `found ${text === undefined ? 'nothing' : quoted(text)}, expected a number.`,
    { field: path.join('/') },
  );
}
