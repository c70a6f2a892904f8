import { InputError } from '@modalgain/numerics';

/** For models that no compiler has seen, as those of a script. */
export function unknownKind(found: { readonly kind?: unknown }, expected: string): InputError {
  return new InputError(`found the kind "${String(found.kind)}", expected ${expected}.`, { field: 'kind' });
}
