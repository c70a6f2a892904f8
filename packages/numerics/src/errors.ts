/** Where a problem with the user's input stands; every field that is known is given. */
export interface InputPlace {
  readonly file?: string;
  readonly line?: number;
  readonly byte?: number;
  /** The field of a study or stack file, e.g. `films.SC1.thickness`, or the column of a table. */
  readonly field?: string;
}

/**
 * Input that cannot be used. The message is one sentence for a person: what was found, what was expected, what to do.
 * `place` is put before it when the error is shown.
 */
export class InputError extends Error {
  override readonly name: string = 'InputError';
  readonly place: InputPlace;

  constructor(message: string, place: InputPlace = {}, options?: ErrorOptions) {
    super(message, options);
    this.place = place;
  }

  /** The whole sentence with its place, e.g. `study.yaml, line 7, films.SC1.thickness: ...`. */
  get sentence(): string {
    const { file, line, byte, field } = this.place;
    const parts = [
      file,
      line === undefined ? undefined : `line ${line}`,
      byte === undefined ? undefined : `byte ${byte}`,
      field,
    ].filter((part) => part !== undefined);
    return parts.length === 0 ? this.message : `${parts.join(', ')}: ${this.message}`;
  }

  /** The same error with what the caller knows of its place added; what the error knew already stays. */
  at(place: InputPlace): this {
    Object.assign(this, { place: { ...place, ...this.place } });
    return this;
  }
}

/** A file that cannot be read as what it claims to be: damaged, truncated, or not of the expected kind. */
export class UnreadableFileError extends InputError {
  override readonly name = 'UnreadableFileError';
}

/** Input that is valid but asks for something that this version does not do; said instead of a wrong answer. */
export class UnsupportedFeatureError extends InputError {
  override readonly name = 'UnsupportedFeatureError';
}
