import { InputError, nearestWord, parseRange } from '@modalgain/numerics';
import { checkStack, type ComplexIndex, type Layer } from '@modalgain/optics';
import { singleWavelength } from './single-wavelength.js';
import type { StackAtWavelength, StackFile } from './stack-file.js';

export type SweptVariable = 'thickness' | 'index' | 'wavelength';

/** A stack with one of its properties changed step by step. */
export interface StackSweep {
  readonly variable: SweptVariable;
  /** Name of the layer that is changed, "film" where it is the film; absent of a wavelength. */
  readonly layer?: string;
  /** In nm, or of n. */
  readonly values: readonly number[];
  readonly stackAt: (value: number) => StackAtWavelength;
}

const mostPoints = 2000;
/** Modes are paired with each other from point to point, which takes the square of their number. */
const mostModes = 150;

/**
 * A sweep as it is written: "thickness 20 nm .. 400 nm" of the film, "TiO2.thickness 0 nm .. 100 nm" of a layer by its name, "index 1.6 .. 2.2",
 * "wavelength 400 nm .. 800 nm". The k of a layer whose index is swept stays.
 *
 * @throws InputError for text that is no sweep, an unknown layer, a range outside a material's, or a stack that would guide more than 150 modes
 */
export function stackSweep(
  file: StackFile,
  { text, points }: { readonly text: string; readonly points: number },
): StackSweep {
  const match = /^\s*(?:(.+?)\s*\.\s*)?(thickness|index|wavelength)\s*[=:]?\s*(\S.*)$/i.exec(text);
  if (match === null) {
    throw new InputError(
      `found "${text}", expected a sweep such as "thickness 20 nm .. 400 nm", "index 1.6 .. 2.2" or "wavelength 400 nm .. 800 nm".`,
      { field: '--sweep' },
    );
  }
  const [, layer = 'film', word, range] = match as (string | undefined)[];
  const variable = (word ?? '').toLowerCase() as SweptVariable;
  const values = valuesOf(range ?? '', { variable, points });
  const sweep = variable === 'wavelength' ? overWavelength(file) : overLayer(file, { variable, layer });
  const stackAt = (value: number): StackAtWavelength => {
    const stack = sweep(value);
    file.placed(() => checkStack(stack));
    return stack;
  };
  for (const value of [values[0], values[values.length - 1]]) refuseTooManyModes(stackAt(value), value);
  return { variable, values, stackAt, ...(variable !== 'wavelength' && { layer }) };
}

function valuesOf(
  text: string,
  { variable, points }: { readonly variable: SweptVariable; readonly points: number },
): number[] {
  if (!(Number.isInteger(points) && points >= 2 && points <= mostPoints)) {
    throw new InputError(`found ${points}, expected a whole number from 2 to ${mostPoints}.`, {
      field: '--points',
    });
  }
  try {
    const [first, last] = parseRange(text, variable === 'index' ? 'fraction' : 'lengthNm');
    if (first > 0) {
      const step = (last - first) / (points - 1);
      return Array.from({ length: points }, (_, i) => Number((first + i * step).toPrecision(12)));
    }
    throw new InputError(`found "${text}", expected both ends above zero.`);
  } catch (error) {
    throw error instanceof InputError ? error.at({ field: '--sweep' }) : error;
  }
}

function overWavelength(file: StackFile): (value: number) => StackAtWavelength {
  return (wavelengthNm) => file.stackAt(wavelengthNm);
}

function overLayer(
  file: StackFile,
  { variable, layer }: { readonly variable: 'thickness' | 'index'; readonly layer: string },
): (value: number) => StackAtWavelength {
  const base = file.stackAt(singleWavelength(file));
  const swept = layersNamed(file, layer);
  if (variable === 'index') {
    return (n) => changed(base, swept, (each) => ({ ...each, index: withIndex(each.index, n) }));
  }
  const total = swept.reduce((sum, at) => sum + (base.layers[at].thicknessNm ?? 0), 0);
  if (total === 0) {
    throw new InputError(`found the half-space ${layer}, expected a layer with a thickness.`, {
      field: '--sweep',
    });
  }
  return (thicknessNm) =>
    changed(base, swept, (each) => ({
      ...each,
      thicknessNm: ((each.thicknessNm ?? 0) * thicknessNm) / total,
    }));
}

/** Places of the film, or of the layers of a name; the slices of a graded layer keep their shares. */
function layersNamed({ layers, film }: StackFile, name: string): readonly number[] {
  const named = layers.flatMap((layer, at) => (layer.name?.toLowerCase() === name.toLowerCase() ? [at] : []));
  const found = named.length > 0 ? named : name.toLowerCase() === 'film' ? film : [];
  const entries = new Set(found.map((at) => layers[at].entry));
  if (entries.size === 1) return found;
  const names = [...new Set(layers.flatMap((layer) => layer.name ?? []))];
  if (entries.size > 1) {
    throw new InputError(
      `found ${entries.size} layers that are "${name}", expected one; give them names of their own.`,
      {
        field: '--sweep',
      },
    );
  }
  const near = nearestWord(name, names);
  const hint =
    near === undefined ? `expected the film or one of ${names.join(', ')}` : `did you mean "${near}"?`;
  throw new InputError(`found no layer "${name}"; ${hint}${near === undefined ? '.' : ''}`, {
    field: '--sweep',
  });
}

function changed(
  stack: StackAtWavelength,
  places: readonly number[],
  change: (layer: Layer) => Layer,
): StackAtWavelength {
  return { ...stack, layers: stack.layers.map((layer, at) => (places.includes(at) ? change(layer) : layer)) };
}

const withIndex = (index: ComplexIndex, n: number): ComplexIndex =>
  typeof index === 'number' ? n : { n, k: index.k };

function refuseTooManyModes({ layers, wavelengthNm }: StackAtWavelength, value: number): void {
  const n = layers.map(({ index }) => (typeof index === 'number' ? index : index.n));
  const outside = Math.max(n[0], n[n.length - 1]);
  const modes = layers.reduce(
    (sum, { thicknessNm = 0 }, at) =>
      sum + (2 * thicknessNm * Math.sqrt(Math.max(0, n[at] ** 2 - outside ** 2))) / wavelengthNm,
    0,
  );
  if (modes <= mostModes) return;
  throw new InputError(
    `found about ${Math.round(modes)} modes at ${value}, expected at most ${mostModes} to follow in a sweep; take a smaller range.`,
    { field: '--sweep' },
  );
}
