import { writeFileAtomically } from '@modalgain/formats/node';
import { InputError } from '@modalgain/numerics';
import type { SurfaceRecipe } from '@modalgain/surface';

/** @throws InputError for a place that cannot be written */
export async function saveRecipe(file: string, recipe: SurfaceRecipe): Promise<void> {
  try {
    await writeFileAtomically(file, `${JSON.stringify(recipe, null, 2)}\n`);
  } catch (problem) {
    throw new InputError(`the recipe cannot be written there (${(problem as Error).message}).`, { file });
  }
}
