import { InputError } from '@modalgain/numerics';

interface Asked {
  readonly compare?: string;
  readonly oneFilm: boolean;
  readonly figure?: string;
  readonly figureKind?: string;
}

/** @throws InputError for options that do not go together, or not with so many scans */
export function requireConsistent(
  files: readonly string[],
  { compare, oneFilm, figure, figureKind }: Asked,
): void {
  const refuse = (found: string, expected: string): never => {
    throw new InputError(`found ${found}, expected ${expected}.`);
  };
  if (compare !== undefined && oneFilm) refuse('--compare and --one-film', 'one of them');
  if (compare !== undefined && files.length > 1)
    refuse(`--compare with ${files.length} scans`, 'one scan before and one after');
  if (oneFilm && files.length === 1) refuse('--one-film with one scan', 'several scans of that film');
  if (figureKind !== undefined && figure === undefined)
    refuse('--figure-kind without --figure', 'the file to draw into as well');
  if (figureKind === 'difference' && compare === undefined)
    refuse('--figure-kind difference without --compare', 'a second surface');
  if (figure !== undefined && compare === undefined && files.length > 1)
    refuse(`--figure with ${files.length} scans`, 'one scan');
}
