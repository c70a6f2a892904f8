import type { z } from 'zod';
import type { materialField } from '../schema/study.js';
import type { StudyContext } from './context.js';
import type { Surroundings } from './guide.js';
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
  if (typeof input === 'string') return { name: input, index: materialAt(input, wavelengthNm, place).n };
  const [file] = await context.inputs.list([input.file], place);
  const { measurements } = await context.inputs.read({ file, as: ['optical-constants', 'dispersion'] });
  return { name: file, index: constantsAt(measurements[0], wavelengthNm).n };
}
