import { InputError } from '@modalgain/numerics';
import {
  parseSurfaceRecipe,
  recipeOfWords,
  type MaskUse,
  type SurfaceArea,
  type SurfaceRecipe,
} from '@modalgain/surface';
import { readInputFile } from '../input.js';

/** As the command line gives them. */
export interface SurfaceOptions {
  readonly channel?: string;
  readonly level?: string;
  readonly recipe?: string;
  readonly mask: MaskUse;
  readonly film: readonly string[];
  readonly substrate: readonly string[];
}

/** How the scans are to be described. */
export interface SurfaceTask {
  readonly channel: string | undefined;
  readonly mask: MaskUse;
  readonly recipe?: SurfaceRecipe;
  readonly areas?: { readonly film: readonly SurfaceArea[]; readonly substrate: readonly SurfaceArea[] };
}

/** @throws InputError for options that contradict each other, and for a recipe or a region that cannot be read */
export async function taskOf(options: SurfaceOptions): Promise<SurfaceTask> {
  const { channel, mask, level } = options;
  if (level !== undefined && options.recipe !== undefined)
    throw new InputError('found --level and --recipe, expected one of them.');
  const recipe =
    options.recipe !== undefined
      ? await readRecipe(options.recipe)
      : level === undefined
        ? undefined
        : inOption('--level', () => recipeOfWords(level));
  const areas = areasOf(options);
  return { channel, mask, ...(recipe && { recipe }), ...(areas && { areas }) };
}

function areasOf({ film, substrate }: SurfaceOptions): SurfaceTask['areas'] {
  if (film.length === 0 && substrate.length === 0) return undefined;
  if (film.length === 0 || substrate.length === 0)
    throw new InputError(
      `found --${film.length === 0 ? 'substrate without --film' : 'film without --substrate'}; a step needs both.`,
    );
  return {
    film: film.map((text) => inOption('--film', () => rectangleOf(text))),
    substrate: substrate.map((text) => inOption('--substrate', () => rectangleOf(text))),
  };
}

const number = String.raw`(\d+(?:\.\d*)?|\.\d+)`;
const range = String.raw`${number}\s*\.\.\s*${number}`;
const rectangle = new RegExp(String.raw`^\s*${range}\s*[x×,]\s*${range}\s*(um|µm|μm)\s*$`);

/** "0..3.5 x 0..10 um": x from the left edge, y from the top edge. */
function rectangleOf(text: string): SurfaceArea {
  const found = rectangle.exec(text);
  const [left, right, top, bottom] = (found ?? []).slice(1, 5).map(Number);
  if (found && left < right && top < bottom) return { xUm: [left, right], yUm: [top, bottom] };
  throw new InputError(
    `found "${text}", expected a rectangle such as "0..3.5 x 0..10 um": x from the left edge, y from the top edge, the smaller first.`,
  );
}

async function readRecipe(file: string): Promise<SurfaceRecipe> {
  const { bytes } = await readInputFile(file);
  return inFile(file, () => parseSurfaceRecipe(parseJson(new TextDecoder().decode(bytes))));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw new InputError(
      `found no JSON (${(problem as Error).message.replaceAll(/\s+/g, ' ')}), expected a recipe: a list of steps.`,
    );
  }
}

const inOption = <T>(field: string, parse: () => T): T => at({ field }, parse);
const inFile = <T>(file: string, parse: () => T): T => at({ file }, parse);

function at<T>(place: { readonly file: string } | { readonly field: string }, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof InputError ? error.at(place) : error;
  }
}
