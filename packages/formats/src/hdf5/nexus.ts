import type { Hdf5Dataset, Hdf5Group } from './open-file.js';
import type { StoredValues } from './stored-values.js';

/** What a group of the class NXdata says is to be plotted against what. */
export interface NexusPlot {
  readonly path: string;
  /** Of one shape; the first is the signal itself, the others are auxiliary ones. */
  readonly signals: readonly Hdf5Dataset[];
  /** One a dimension of the signals, the slowest first; undefined where none is stated. */
  readonly axes: readonly (Hdf5Dataset | undefined)[];
}

export function textsOf(values: StoredValues): readonly string[] {
  return values === undefined || values instanceof Float64Array ? [] : values;
}

export const textOf = (values: StoredValues): string => textsOf(values).at(0)?.trim() ?? '';

export const unitOf = (dataset: Hdf5Dataset): string => textOf(dataset.attribute('units'));

/** What people call a dataset: its long name where it has one. */
export const titleOf = (dataset: Hdf5Dataset): string =>
  textOf(dataset.attribute('long_name')) || dataset.name;

export function datasetsIn(group: Hdf5Group): readonly Hdf5Dataset[] {
  return [...group.datasets, ...group.groups.flatMap(datasetsIn)];
}

const isOfClass = (group: Hdf5Group, name: string): boolean => textOf(group.attribute('NX_class')) === name;

/** The plots of a group and of those below it, in the order of the file. */
export function plotsIn(group: Hdf5Group): readonly NexusPlot[] {
  const own = isOfClass(group, 'NXdata') ? plotOf(group) : undefined;
  return [...(own ? [own] : []), ...group.groups.flatMap(plotsIn)];
}

/**
 * By the attributes of the group (NeXus since 2014), or of the signal itself (before).
 *
 * https://manual.nexusformat.org/classes/base_classes/NXdata.html
 */
function plotOf(group: Hdf5Group): NexusPlot | undefined {
  const named = (name: string) => group.datasets.find((dataset) => dataset.name === name);
  const signal =
    named(textOf(group.attribute('signal'))) ?? group.datasets.find((dataset) => isMarkedSignal(dataset));
  if (!signal) return undefined;
  const auxiliary = textsOf(group.attribute('auxiliary_signals')).map(named);
  const ofGroup = textsOf(group.attribute('axes'));
  const names =
    ofGroup.length > 0
      ? ofGroup
      : textOf(signal.attribute('axes'))
          .split(/[[\]:, ]+/)
          .filter(Boolean);
  return {
    path: group.path,
    signals: [
      signal,
      ...auxiliary.filter((one) => one !== undefined && isSameShape(one, signal)),
    ] as Hdf5Dataset[],
    axes: signal.shape.map((length, dimension) => {
      const axis = named(names[dimension] ?? '');
      return axis?.shape.length === 1 && axis.shape[0] === length ? axis : undefined;
    }),
  };
}

function isMarkedSignal(dataset: Hdf5Dataset): boolean {
  const mark = dataset.attribute('signal');
  return mark instanceof Float64Array ? mark[0] === 1 : textOf(mark) === '1';
}

function isSameShape(one: Hdf5Dataset, other: Hdf5Dataset): boolean {
  return one.shape.length === other.shape.length && one.shape.every((length, d) => length === other.shape[d]);
}
