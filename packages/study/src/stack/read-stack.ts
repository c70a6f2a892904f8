import type { FileSource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import { checkSearchRegion } from '@modalgain/optics';
import { parseWithSchema, readYamlDocument, type YamlDocument } from '../yaml/index.js';
import { nkAt, stackAt } from './evaluate.js';
import { filmOf } from './film-of.js';
import { StackPlaces } from './places.js';
import { readLayer, type ReadLayer } from './read-layer.js';
import type { DispersiveLayer, StackFile } from './stack-file.js';
import { notesOn } from './stack-notes.js';
import { stackSchema, type StackEntries } from './stack-schema.js';
import { lowest } from './wavelengths.js';

/**
 * Reads the text of a stack file, YAML or JSON. `file` is the name that errors give, `source` the folder of the file, in which those stand
 * that it names.
 *
 * @throws InputError with file, line and field: unknown key, missing or wrong unit, unknown or ambiguous material, a file that is missing,
 * unreadable or outside the folder, a wavelength outside a material's range, and whatever `checkStack` of @modalgain/optics refuses.
 */
export async function readStack({
  text,
  file,
  source,
}: {
  readonly text: string;
  readonly file: string;
  readonly source: FileSource;
}): Promise<StackFile> {
  const document = readYamlDocument(text, file);
  const entries = parseWithSchema(stackSchema, document);
  const { boundary, polarization, search, wavelength } = entries;
  const wavelengthNm = wavelength === undefined ? undefined : lowest(wavelength);
  const layers = await readLayers(entries, { document, source, wavelengthNm });
  const places = new StackPlaces(
    document,
    layers.map(({ entry }) => entry),
  );
  const film = places.run(() => {
    if (search !== undefined) checkSearchRegion(search);
    return filmOf({ layers, entries, document, wavelengthNm });
  });
  return {
    file,
    ...(wavelength !== undefined && { wavelengthNm: wavelength }),
    layers: layers.map((layer, at) => dispersiveLayer(layer, { document, film: film.includes(at) })),
    film,
    polarizations: polarization === 'both' ? ['TE', 'TM'] : [polarization],
    ...(search !== undefined && { search }),
    notes: notesOn({ entries, layers, film, wavelengthNm }),
    stackAt: (atNm) => ({ ...stackAt({ layers, boundary, document, wavelengthNm: atNm }), film }),
    placed: (check) => places.run(check),
  };
}

async function readLayers(
  { layers }: StackEntries,
  reading: { document: YamlDocument; source: FileSource; wavelengthNm: number | undefined },
): Promise<ReadLayer[]> {
  if (layers.length < 2) {
    throw new InputError(
      `found ${layers.length} layers, expected at least two: cover and substrate.`,
      reading.document.placeOf(['layers']),
    );
  }
  const read: ReadLayer[] = [];
  for (const [entry, layer] of layers.entries())
    read.push(...(await readLayer(layer, { ...reading, entry })));
  return read;
}

function dispersiveLayer(
  layer: ReadLayer,
  { document, film }: { readonly document: YamlDocument; readonly film: boolean },
): DispersiveLayer {
  const { entry, name, thickness, coherent, substance } = layer;
  return {
    entry,
    film,
    coherent,
    nkAt: (wavelengthNm) => nkAt(layer, { document, wavelengthNm, key: 'index' }),
    ...(layer.normal && {
      extraordinaryNkAt: (wavelengthNm: number) =>
        nkAt(layer, { document, wavelengthNm, key: 'extraordinaryIndex' }),
    }),
    ...(name !== undefined && { name }),
    ...(thickness !== undefined && { thickness }),
    ...(substance.model !== undefined && { model: substance.model }),
  };
}
