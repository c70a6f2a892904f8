import * as h5wasm from 'h5wasm';

type Values = Float64Array | Float32Array | Int16Array | string;

/** Attributes are texts, lists of texts or numbers. */
type Attributes = Readonly<Record<string, string | readonly string[] | number>>;

export interface DatasetOfFile {
  readonly values: Values;
  readonly shape?: readonly number[];
  readonly attributes?: Attributes;
  readonly isPacked?: boolean;
}

export interface GroupOfFile {
  readonly attributes?: Attributes;
  readonly datasets?: Readonly<Record<string, DatasetOfFile>>;
  readonly groups?: Readonly<Record<string, GroupOfFile>>;
}

/** The bytes of an HDF5 file; `change` may do to it what trees of groups and datasets do not say. */
export async function hdf5File(root: GroupOfFile, change?: (file: h5wasm.File) => void): Promise<Uint8Array> {
  const { FS } = await h5wasm.ready;
  const file = new h5wasm.File('made.h5', 'w');
  fill(file, root);
  change?.(file);
  file.close();
  const bytes = FS.readFile('made.h5');
  FS.unlink('made.h5');
  return bytes;
}

function fill(group: h5wasm.Group, { attributes, datasets, groups }: GroupOfFile): void {
  describe(group, attributes);
  for (const [name, dataset] of Object.entries(datasets ?? {})) {
    const { values, shape, isPacked } = dataset;
    const lengths = shape ? [...shape] : typeof values === 'string' ? null : [values.length];
    const created = group.create_dataset({
      name,
      data: values,
      shape: lengths,
      ...(isPacked && lengths && { chunks: lengths, compression: 6 }),
    });
    describe(created, dataset.attributes);
  }
  for (const [name, inner] of Object.entries(groups ?? {})) fill(group.create_group(name), inner);
}

function describe(object: h5wasm.Group | h5wasm.Dataset, attributes: Attributes = {}): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'number') object.create_attribute(name, Float64Array.of(value));
    else object.create_attribute(name, typeof value === 'string' ? value : [...value]);
  }
}

/** A file of one NXdata. */
export const nexusFile = (plot: GroupOfFile, change?: (file: h5wasm.File) => void): Promise<Uint8Array> =>
  hdf5File(
    { groups: { entry: { attributes: { NX_class: 'NXentry' }, groups: { plot: withClass(plot) } } } },
    change,
  );

const withClass = (plot: GroupOfFile): GroupOfFile => ({
  ...plot,
  attributes: { NX_class: 'NXdata', ...plot.attributes },
});

/** A small height map with two axes. */
export const hdf5Sample = (): Promise<Uint8Array> =>
  nexusFile({
    attributes: { signal: 'z', axes: ['y', 'x'] },
    datasets: {
      z: {
        values: Float64Array.of(1, 2, 3, 4, 5, 6),
        shape: [2, 3],
        isPacked: true,
        attributes: { units: 'nm' },
      },
      x: { values: Float64Array.of(0, 1, 2), attributes: { units: 'um' } },
      y: { values: Float64Array.of(0, 1), attributes: { units: 'um' } },
    },
  });
