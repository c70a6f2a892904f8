import type { DispersionModel, Oscillator } from './model.js';

/** One number of a dispersion model. */
export interface ModelParameter {
  /** Where it stands in the model, e.g. `a` or `oscillators.0.energyEv`. */
  readonly path: string;
  /** In words, e.g. "energy of gauss 1". */
  readonly name: string;
  /** Empty for pure numbers. */
  readonly unit: string;
  readonly value: number;
}

/** All numbers of a model, in the order in which they stand in it. */
export function modelParameters(model: DispersionModel): ModelParameter[] {
  const found: ModelParameter[] = [];
  collect(model, [], (path, value) => {
    const key = path[path.length - 1];
    found.push({ path: path.join('.'), name: nameOf(model, path), unit: unitOf(key), value });
  });
  return found;
}

/** The model with other numbers, in the order of `modelParameters`. */
export function withParameters<Model extends DispersionModel>(
  model: Model,
  values: ArrayLike<number>,
): Model {
  let next = 0;
  const rebuilt = (part: unknown): unknown => {
    if (typeof part === 'number') return values[next++];
    if (Array.isArray(part)) return part.map(rebuilt);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, rebuilt(value)]));
  };
  return rebuilt(model) as Model;
}

function collect(
  part: unknown,
  path: readonly string[],
  take: (path: readonly string[], value: number) => void,
): void {
  if (typeof part === 'number') take(path, part);
  else if (typeof part === 'object' && part !== null)
    for (const [key, value] of Object.entries(part)) collect(value, [...path, key], take);
}

/** Longest first: `Ev2` also ends like a number without unit. */
const unitOfSuffix = [
  ['PerUm2', 'um-2'],
  ['Um2', 'um2'],
  ['Um4', 'um4'],
  ['Um', 'um'],
  ['Ev2', 'eV2'],
  ['Ev', 'eV'],
] as const;

function unitOf(key: string): string {
  return unitOfSuffix.find(([suffix]) => key.endsWith(suffix))?.[1] ?? '';
}

function nameOf(model: DispersionModel, path: readonly string[]): string {
  const key = path[path.length - 1];
  const words = key
    .replace(/(PerUm2|Um2|Um4|Um|Ev2|Ev)$/, '')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (path[0] === 'oscillators' && model.kind === 'oscillators') {
    const position = Number(path[1]);
    const oscillator: Oscillator = model.oscillators[position];
    return `${words} of ${oscillator.kind} ${position + 1}`;
  }
  if (path[0] === 'terms') return `${words} of term ${Number(path[1]) + 1}`;
  if (path[0] === 'extinction') return `${words} of the extinction`;
  // The letters of Cauchy's formula.
  return words.length === 1 ? words.toUpperCase() : words;
}
