import type { EllipsometryLayer } from '@modalgain/optics';
import type { z } from 'zod';
import type { materialField } from '../schema/material-field.js';
import type { StudyContext } from './context.js';
import { constantsAt, materialAt } from './material.js';

type MaterialInput = z.output<typeof materialField>;
type Path = (string | number)[];

/** What lies above and below a measured film, at any wavelength: the study's stack, or air and the substrate that is named. */
export async function layersAround(
  context: StudyContext,
  { film, substrate }: { readonly film: string; readonly substrate: string | undefined },
): Promise<{ readonly above: EllipsometryLayer[]; readonly below: EllipsometryLayer[] }> {
  const { stack } = context.study;
  const layer = (input: MaterialInput, path: Path) => layerOf(context, input, path);
  const above = [await layer(stack?.cover ?? 'air', ['stack', 'cover'])];
  if (substrate !== undefined || !stack) {
    const path: Path = ['films', film, 'index', 'ellipsometry', 'substrate'];
    return { above, below: [await layer(substrate ?? 'fused-silica', path)] };
  }
  const underlayers = await Promise.all(
    (stack.underlayers ?? []).map(async ({ index, thickness }, i) => ({
      ...(await layer(index, ['stack', 'underlayers', i, 'index'])),
      thicknessNm: thickness.value,
    })),
  );
  return { above, below: [...underlayers, await layer(stack.substrate, ['stack', 'substrate'])] };
}

async function layerOf(context: StudyContext, input: MaterialInput, path: Path): Promise<EllipsometryLayer> {
  const place = context.placeOf(path);
  if (typeof input === 'number') return { nkAt: () => ({ n: input, k: 0 }), name: `n = ${input}` };
  if (typeof input === 'string')
    return { name: input, nkAt: (wavelengthNm) => known(materialAt(input, wavelengthNm, place)) };
  const [file] = await context.inputs.list([input.file], place);
  const { measurements } = await context.inputs.read({ file, as: ['optical-constants', 'dispersion'] });
  return { name: file, nkAt: (wavelengthNm) => known(constantsAt(measurements[0], wavelengthNm)) };
}

const known = ({ n, k }: { n: number; k: number | null }): { n: number; k: number } => ({ n, k: k ?? 0 });
