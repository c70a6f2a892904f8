import type { DesignMedia, DesignMedium } from '@modalgain/design';
import { InputError } from '@modalgain/numerics';
import type { DesignInput } from '../schema/design.js';
import type { StudyContext } from './context.js';
import { constantsAt, materialAt, type Constants } from './material.js';
import type { StudyMaterial } from './study-media.js';
import { mediumOf } from './surroundings.js';

type ChosenMedia = Pick<DesignInput, 'cover' | 'substrate'> & {
  readonly underlayer?: Pick<NonNullable<DesignInput['underlayer']>, 'index'> | undefined;
};

/**
 * Every choice of media that a design names around its film; what it does not name is that of the study.
 *
 * @throws InputError for a material that is unknown, or absorbs at the emission
 */
export async function designMediaOf(context: StudyContext, design: ChosenMedia): Promise<DesignMedia[]> {
  const { stack } = context.study;
  if (!stack)
    throw new InputError(
      'states no stack; say what the films lie on, e.g. `stack: {substrate: fused-silica}`.',
      context.placeOf([]),
    );
  const chosen = (key: 'cover' | 'substrate'): Promise<DesignMedium[]> =>
    Promise.all(
      listOf(design[key] ?? stack[key]).map((material) =>
        designMedium(context, material, design[key] === undefined ? ['stack', key] : ['design', key]),
      ),
    );
  const [covers, substrates] = [await chosen('cover'), await chosen('substrate')];
  const underlayers = await underlayersOf(context, design);
  return covers.flatMap((cover) =>
    substrates.flatMap((substrate) =>
      underlayers.map((underlayer) => ({
        emissionWavelengthNm: context.study.wavelengths.emission.value,
        cover,
        underlayer,
        substrate,
      })),
    ),
  );
}

/** The media around the films as they were measured, with the thickness of the underlayer. */
export async function measuredMediaOf(
  context: StudyContext,
): Promise<{ readonly media: DesignMedia; readonly underlayerNm: number }> {
  const [media] = await designMediaOf(context, {});
  return { media, underlayerNm: context.study.stack?.underlayers?.at(0)?.thickness.value ?? 0 };
}

async function underlayersOf(
  context: StudyContext,
  { underlayer }: ChosenMedia,
): Promise<(DesignMedium | undefined)[]> {
  if (underlayer)
    return Promise.all(
      listOf(underlayer.index).map((material) =>
        designMedium(context, material, ['design', 'underlayer', 'index']),
      ),
    );
  const own = context.study.stack?.underlayers ?? [];
  if (own.length > 1)
    throw new InputError(
      `has ${own.length} underlayers; a design takes one at most. State it as design.underlayer.`,
      context.placeOf(['stack', 'underlayers']),
    );
  const [layer] = own;
  if (own.length === 0) return [undefined];
  return [await designMedium(context, layer.index, ['stack', 'underlayers', 0, 'index'])];
}

const listOf = <Item>(value: Item | readonly Item[]): readonly Item[] =>
  Array.isArray(value) ? (value as readonly Item[]) : [value as Item];

async function designMedium(
  context: StudyContext,
  input: StudyMaterial,
  path: (string | number)[],
): Promise<DesignMedium> {
  const place = context.placeOf(path);
  const wavelengthNm = context.study.wavelengths.emission.value;
  const { name, index, extinction = 0 } = await mediumOf({ context, input, path, wavelengthNm });
  if (extinction > mostExtinction)
    throw new InputError(
      `${name} absorbs at ${wavelengthNm} nm (k = ${extinction}); a design takes media without loss.`,
      place,
    );
  return { name, index, pumpIndexAt: await indexAt(context, input, path) };
}

/** Less costs a mode that lies in it alone a few cm-1. */
const mostExtinction = 1e-5;

async function indexAt(
  context: StudyContext,
  input: StudyMaterial,
  path: (string | number)[],
): Promise<DesignMedium['pumpIndexAt']> {
  if (typeof input === 'number') return () => input;
  const place = context.placeOf(path);
  const complex = ({ n, k }: Constants) => ({ n, k: k ?? 0 });
  if (typeof input === 'string') return (wavelengthNm) => complex(materialAt(input, wavelengthNm, place));
  const [file] = await context.inputs.list([input.file], place);
  const { measurements } = await context.inputs.read({ file, as: ['optical-constants', 'dispersion'] });
  return (wavelengthNm) => complex(constantsAt(measurements[0], wavelengthNm));
}
