import { InputError } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import type { z } from 'zod';
import type { materialField } from '../schema/material-field.js';
import type { StudyContext } from './context.js';
import type { Surroundings } from './guide.js';
import { dispersionOfData, dispersionOfMaterial } from './dispersion.js';
import { constantsAt, materialAt } from './material.js';
import type { Constants } from './material.js';

type MaterialInput = z.output<typeof materialField>;
type Medium = Surroundings['cover'];

/**
 * What lies around the films: the study's own stack first, then the other substrates that its claims leave open. Empty
 * where the study states no stack.
 *
 * @param wavelengthNm that of the emission if absent
 * @throws InputError for a material that is unknown, ambiguous or not known at the wavelength
 */
export async function surroundingsOf(
  context: StudyContext,
  wavelengthNm: number = context.study.wavelengths.emission.value,
): Promise<Surroundings[]> {
  const { stack, claims } = context.study;
  if (!stack) return [];
  const medium = (input: MaterialInput, path: (string | number)[]): Promise<Medium> =>
    mediumOf({ context, input, path, wavelengthNm });
  const cover = await medium(stack.cover, ['stack', 'cover']);
  const substrate = await medium(stack.substrate, ['stack', 'substrate']);
  const underlayers = await Promise.all(
    (stack.underlayers ?? []).map(async ({ index, thickness }, i) => ({
      ...(await medium(index, ['stack', 'underlayers', i, 'index'])),
      thicknessNm: thickness.value,
    })),
  );
  const others = await Promise.all(
    (claims?.substrates ?? []).map((other, i) => medium(other, ['claims', 'substrates', i])),
  );
  const different = others.filter(({ name }) => name !== substrate.name);
  return [substrate, ...different].map((below) => ({ wavelengthNm, cover, substrate: below, underlayers }));
}

/** What lies around the films at the pump wavelength; undefined where that, or a medium at it, is not known. */
export async function pumpSurroundings(context: StudyContext): Promise<Surroundings | undefined> {
  const pump = context.study.wavelengths.pump;
  if (!pump) return undefined;
  try {
    return (await surroundingsOf(context, pump.value)).at(0);
  } catch (problem) {
    // Materials and files are the same as at the emission: only their range can be at fault here.
    if (problem instanceof InputError) return undefined;
    throw problem;
  }
}

/** A material at a wavelength, as what lies around a film. */
export async function mediumOf({
  context,
  input,
  path,
  wavelengthNm,
}: {
  readonly context: StudyContext;
  readonly input: MaterialInput;
  readonly path: (string | number)[];
  readonly wavelengthNm: number;
}): Promise<Medium> {
  const place = context.placeOf(path);
  if (typeof input === 'number') return { name: `n = ${input}`, index: input };
  if (typeof input === 'string') {
    const slope = dispersionOfMaterial(input, wavelengthNm);
    return { name: input, ...indexOf(materialAt(input, wavelengthNm, place)), ...slopeOf(slope) };
  }
  const [file] = await context.inputs.list([input.file], place);
  const { measurements } = await context.inputs.read({ file, as: ['optical-constants', 'dispersion'] });
  const [data] = measurements;
  const slope = dispersionOfData(data, wavelengthNm);
  return { name: file, ...indexOf(constantsAt(data, wavelengthNm)), ...slopeOf(slope) };
}

const indexOf = ({ n, k }: Constants): Pick<Medium, 'index' | 'extinction'> => ({
  index: n,
  ...(k !== null && k > 0 && { extinction: k }),
});

function slopeOf(dispersion: Estimate | undefined): Pick<Medium, 'dispersionPerNm'> {
  return dispersion ? { dispersionPerNm: dispersion.value } : {};
}
