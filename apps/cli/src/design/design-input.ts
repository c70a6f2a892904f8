import { InputError } from '@modalgain/numerics';
import { designInputSchema, type DesignInput } from '@modalgain/study';

export interface DesignOptions {
  readonly film?: string;
  readonly goal?: string;
  readonly fluence?: string;
  readonly thickness?: string;
  readonly density?: string;
  readonly pump?: string;
  readonly cover?: string;
  readonly substrate?: string;
  readonly underlayer?: string;
  readonly underlayerThickness?: string;
  readonly singleMode?: boolean;
}

/**
 * What a study says of its next film, with the options in front.
 *
 * @throws InputError for an option that cannot be read, with its name
 */
export function designInputOf(options: DesignOptions, stated: DesignInput | undefined): DesignInput {
  const { density, cover, substrate, underlayer, underlayerThickness, ...plain } = options;
  if ((underlayer === undefined) !== (underlayerThickness === undefined))
    throw new InputError('A layer below the film needs both --underlayer and --underlayer-thickness.');
  const given = {
    ...pick(plain),
    ...(density !== undefined && { density: numbersOf(density) }),
    ...(cover !== undefined && { cover: materialsOf(cover) }),
    ...(substrate !== undefined && { substrate: materialsOf(substrate) }),
    ...(underlayer !== undefined && {
      underlayer: { index: materialsOf(underlayer), thickness: underlayerThickness },
    }),
  };
  const read = designInputSchema.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    const option = String(issue.path[0] ?? '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new InputError(`--${option}: ${issue.message}`);
  }
  const stays = Object.fromEntries(
    Object.entries(read.data).filter(([key]) => key in given || stated === undefined),
  );
  return { ...read.data, ...stated, ...stays };
}

function pick({ film, goal, fluence, thickness, pump, singleMode }: DesignOptions): object {
  return Object.fromEntries(
    Object.entries({ film, goal, fluence, thickness, pump, singleMode }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

/** "0.9 .. 1.1" */
function numbersOf(text: string): number[] {
  const numbers = text.split('..').map((part) => Number(part.trim()));
  if (numbers.length !== 2 || numbers.some((value) => !(value > 0)))
    throw new InputError(`--density: found "${text}", expected two ratios, e.g. "0.9 .. 1.1".`);
  return numbers;
}

/** Names of the library, or numbers. */
const materialsOf = (text: string): (string | number)[] =>
  text
    .split(',')
    .map((part) => (part.trim() !== '' && Number.isFinite(Number(part)) ? Number(part) : part.trim()));
