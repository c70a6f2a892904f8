/** A file as it leaves the page. */
export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its media type. */
  readonly type: string;
}

/** A file of text. */
export const textFile = (name: string, text: string, type: string): ExportedFile => ({
  name,
  bytes: new TextEncoder().encode(text),
  type: `${type};charset=utf-8`,
});
