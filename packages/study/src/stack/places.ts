import { InputError } from '@modalgain/numerics';
import type { NodePath, YamlDocument } from '../yaml/index.js';

/** Where in a stack file the things stand that errors of other rooms are about. */
export class StackPlaces {
  readonly #document: YamlDocument;
  /** The entry of the file's list that each layer comes from. */
  readonly #entryOf: readonly number[];

  constructor(document: YamlDocument, entryOf: readonly number[]) {
    this.#document = document;
    this.#entryOf = entryOf;
  }

  /** Runs a check on the stack; an error that names a field of it, such as `layers[1].thickness`, gets the field's place in the file. */
  run<T>(check: () => T): T {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof InputError) || error.place.file !== undefined) throw error;
      const path = this.#pathOf(error.place.field ?? '');
      throw path === undefined ? error : errorAt(error, this.#document, path);
    }
  }

  /** The path of a field of the stack, which may have more layers than the file has entries; film marks are keys of their layers. */
  #pathOf(field: string): NodePath | undefined {
    if (field === 'film') return ['layers'];
    if (field === 'wavelengthNm') return ['wavelength'];
    const path = (field.match(/\w+/g) ?? []).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    if (!/^(layers|boundary|search)\b/.test(field)) return undefined;
    return path.map((step) => (typeof step === 'number' ? this.#entryOf[step] : step));
  }
}

/** The same error with the place of an entry of the document; what another file's error says of its place becomes part of the sentence. */
export function errorAt(error: InputError, document: YamlDocument, path: NodePath): InputError {
  const message = error.place.file === undefined ? error.message : error.sentence;
  return new InputError(message, document.placeOf(path), { cause: error });
}
