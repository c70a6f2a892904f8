import { InputError } from '@modalgain/numerics';
import {
  checkSearchRegion,
  checkStack,
  filmPositions,
  findMaterial,
  indexSlopePerNm,
  type ComplexIndex,
  type Layer,
  type Polarization,
  type SearchRegion,
  type Stack,
} from '@modalgain/optics';
import { parseWithSchema, readYamlDocument, type NodePath, type YamlDocument } from '../yaml/index.js';
import { stackSchema, type StackEntries } from './stack-schema.js';

/** A stack file as the mode solver takes it. */
export interface StackFile {
  readonly file: string;
  readonly stack: Stack & { readonly film: readonly number[] };
  readonly polarizations: readonly Polarization[];
  /** Where to look for modes; wherever they can be if absent. */
  readonly search?: SearchRegion;
  /** What was assumed, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads the text of a stack file, YAML or JSON. `file` is the name that errors give.
 *
 * @throws InputError with file, line and field: unknown key, missing or wrong unit, unknown or ambiguous material, a wavelength outside a
 * material's range, and whatever `checkStack` of @modalgain/optics refuses.
 */
export function readStack(text: string, file: string): StackFile {
  const document = readYamlDocument(text, file);
  const entries = parseWithSchema(stackSchema, document);
  const { polarization, boundary, search } = entries;
  const wavelengthNm = entries.wavelength.value;
  const layers = entries.layers.map((entry, position) =>
    layerOf({ entry, position, wavelengthNm, document }),
  );
  const marked = entries.layers.flatMap((entry, position) => (entry.film === true ? [position] : []));
  const stack = placed(document, () => {
    if (search !== undefined) checkSearchRegion(search);
    return checkStack({
      wavelengthNm,
      layers,
      ...(marked.length > 0 && { film: marked }),
      ...(boundary !== undefined && { boundary }),
    });
  });
  return {
    file,
    stack: { ...stack, film: filmPositions(stack) },
    polarizations: polarization === 'both' ? ['TE', 'TM'] : [polarization],
    ...(search !== undefined && { search }),
    notes: notesOn(entries, stack),
  };
}

type LayerEntry = StackEntries['layers'][number];

function layerOf({
  entry,
  position,
  wavelengthNm,
  document,
}: {
  entry: LayerEntry;
  position: number;
  wavelengthNm: number;
  document: YamlDocument;
}): Layer {
  const { index, extraordinaryIndex, name, thickness } = entry;
  const opticalOf = (value: IndexEntry, key: string): OpticalEntry =>
    typeof value === 'string'
      ? placed(document, () => libraryIndex(value, wavelengthNm), ['layers', position, key])
      : { index: typeof value === 'number' ? value : { n: value[0], k: value[1] } };
  const normal =
    extraordinaryIndex === undefined ? undefined : opticalOf(extraordinaryIndex, 'extraordinaryIndex');
  const label = name ?? (typeof index === 'string' ? index : undefined);
  return {
    ...opticalOf(index, 'index'),
    ...(normal !== undefined && {
      extraordinaryIndex: normal.index,
      extraordinaryDispersionPerNm: normal.dispersionPerNm ?? 0,
    }),
    ...(label !== undefined && { name: label }),
    ...(thickness !== undefined && { thicknessNm: thickness.value }),
  };
}

type IndexEntry = LayerEntry['index'];

interface OpticalEntry {
  readonly index: ComplexIndex;
  readonly dispersionPerNm?: number;
}

function libraryIndex(name: string, wavelengthNm: number): OpticalEntry {
  const material = findMaterial(name, wavelengthNm);
  const { n, k } = material.nk(wavelengthNm);
  return {
    index: k === undefined ? n : { n, k },
    dispersionPerNm: indexSlopePerNm(material, wavelengthNm),
  };
}

/** Runs a check and adds to its error where in the file the field stands that it names, or the given one. */
function placed<T>(document: YamlDocument, check: () => T, path?: NodePath): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw error.at(document.placeOf(path ?? pathOfField(error.place.field ?? '')));
  }
}

/** The path of a field that the optics name, such as `layers[1].thickness`; film marks are keys of their layers. */
function pathOfField(field: string): NodePath {
  if (field === 'film' || field === '') return ['layers'];
  const steps = field.match(/\w+/g) ?? [];
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function notesOn(entries: StackEntries, stack: Stack): string[] {
  const notes: string[] = [];
  if (stack.film === undefined && stack.layers.length > 3) {
    const [film] = filmPositions(stack);
    notes.push(
      `No layer is marked "film: true"; the inner layer of the highest index, ${labelOf(stack, film)}, is taken.`,
    );
  }
  if (entries.layers.some(({ thickness }) => thickness?.standardError !== undefined)) {
    notes.push('Uncertainties of thicknesses are not carried into the modes; dN/dd is given with each mode.');
  }
  return notes;
}

function labelOf({ layers }: Stack, position: number): string {
  const { name } = layers[position];
  return name === undefined ? `layer ${position + 1}` : `layer ${position + 1} (${name})`;
}
