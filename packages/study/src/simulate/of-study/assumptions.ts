import { InputError, nearestWord, parseQuantity, type QuantityKind } from '@modalgain/numerics';

/** What may be stated where a study does not determine it, and how it is written. */
const kinds = {
  thickness: 'lengthNm',
  density: 'densityPerCm3',
  loss: 'perCm',
  saturationFluence: 'fluenceUjPerCm2',
} as const satisfies Record<string, QuantityKind>;

export type AssumedQuantity = keyof typeof kinds | 'index';

const quantities: readonly AssumedQuantity[] = ['thickness', 'index', 'density', 'loss', 'saturationFluence'];

/** Numbers that somebody states for the twin of a study, by "FILM.quantity", or "saturationFluence" for all films. */
export type Assumptions = ReadonlyMap<string, number>;

/**
 * Reads texts such as "SC3.loss=280 cm^-1", "SC3.index=2.01" or "saturationFluence=5 uJ/cm^2".
 *
 * @throws InputError for a text of another form, an unknown quantity, or a value that cannot be read
 */
export function readAssumptions(texts: readonly string[]): Assumptions {
  return new Map(texts.map(readOne));
}

function readOne(text: string): readonly [string, number] {
  const field = `--assume ${text}`;
  const [before] = text.split('=', 1);
  const key = before.trim();
  const value = text.slice(before.length + 1).trim();
  const name = key.split('.').at(-1) ?? '';
  const quantity = quantities.find((known) => known === name);
  if (quantity === undefined || value === '') {
    const near = nearestWord(name, quantities);
    throw new InputError(
      `is not of the form FILM.quantity=value, with ${quantities.join(', ')}${quantity === undefined && near !== undefined ? `; did you mean ${near}?` : '.'}`,
      { field },
    );
  }
  if (key.includes('.') === (quantity === 'saturationFluence'))
    throw new InputError(
      quantity === 'saturationFluence'
        ? 'names a film, but the saturation fluence is that of all films.'
        : `names no film; expected FILM.${quantity}=value.`,
      { field },
    );
  const number = quantity === 'index' ? Number(value) : parseQuantity(value, kinds[quantity]).value;
  if (!(number > 0)) throw new InputError(`is ${value}; expected a number above 0.`, { field });
  return [key, number];
}
