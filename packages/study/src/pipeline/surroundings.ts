import type { Estimate } from '@modalgain/numerics';
import type { z } from 'zod';
import type { materialField } from '../schema/study.js';
import type { StudyContext } from './context.js';
import type { Surroundings } from './guide.js';
import { dispersionOfData, dispersionOfMaterial } from './dispersion.js';
import { constantsAt, materialAt } from './material.js';

type MaterialInput = z.output<typeof materialField>;
type Medium = Surroundings['cover'];

/**
 * What lies around the films: the study's own stack first, then the other substrates that its claims leave open. Empty
 * where the study states no stack.
 *
 * @throws InputError for a material that is unknown, ambiguous or not known at the wavelength
 */
export async function surroundingsOf(context: StudyContext): Promise<Surroundings[]> {
  const { stack, claims, wavelengths } = context.study;
  if (!stack) return [];
  const wavelengthNm = wavelengths.emission.value;
  const cover = await mediumOf(context, stack.cover, ['stack', 'cover']);
  const substrate = await mediumOf(context, stack.substrate, ['stack', 'substrate']);
  const underlayers = await Promise.all(
    (stack.underlayers ?? []).map(async ({ index, thickness }, i) => ({
      ...(await mediumOf(context, index, ['stack', 'underlayers', i, 'index'])),
      thicknessNm: thickness.value,
    })),
  );
  const others = await Promise.all(
    (claims?.substrates ?? []).map((other, i) => mediumOf(context, other, ['claims', 'substrates', i])),
  );
  const different = others.filter(({ name }) => name !== substrate.name);
  return [substrate, ...different].map((below) => ({ wavelengthNm, cover, substrate: below, underlayers }));
}

async function mediumOf(
  context: StudyContext,
  input: MaterialInput,
  path: (string | number)[],
): Promise<Medium> {
  const place = context.placeOf(path);
  if (typeof input === 'number') return { name: `n = ${input}`, index: input };
  const wavelengthNm = context.study.wavelengths.emission.value;
  if (typeof input === 'string') {
    const index = materialAt(input, wavelengthNm, place).n;
    return { name: input, index, ...slopeOf(dispersionOfMaterial(input, wavelengthNm)) };
  }
  const [file] = await context.inputs.list([input.file], place);
  const { measurements } = await context.inputs.read({ file, as: ['optical-constants', 'dispersion'] });
  const [data] = measurements;
  const index = constantsAt(data, wavelengthNm).n;
  return { name: file, index, ...slopeOf(dispersionOfData(data, wavelengthNm)) };
}

function slopeOf(dispersion: Estimate | undefined): Pick<Medium, 'dispersionPerNm'> {
  return dispersion ? { dispersionPerNm: dispersion.value } : {};
}
