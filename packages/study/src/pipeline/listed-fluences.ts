import { InputError } from '@modalgain/numerics';
import type { InputPlace, Quantity } from '@modalgain/numerics';

/**
 * The fluences that a study lists, one a file; where files are steps of scans, one alone is that of all.
 *
 * @throws InputError where their number is another
 */
export function listedFluences({
  listed,
  files,
  areSteps,
  place,
}: {
  readonly listed: readonly Quantity[] | undefined;
  readonly files: readonly string[];
  readonly areSteps: boolean;
  readonly place: InputPlace;
}): readonly (Quantity | undefined)[] {
  if (areSteps && listed?.length === 1) return files.map(() => listed[0]);
  if (listed === undefined || listed.length === files.length) return files.map((_, i) => listed?.[i]);
  throw new InputError(
    `lists ${listed.length} fluences for ${files.length} files (${files.join(', ')}); expected one a file.`,
    place,
  );
}
