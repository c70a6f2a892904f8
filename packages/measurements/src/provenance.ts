/** Which bytes a measurement was read from, and how. Carried into the results. */
export interface Provenance {
  /** The name by which the file was asked for, relative to the study; never an absolute path. */
  readonly file: string;
  readonly byteLength: number;
  /** Lower-case hexadecimal SHA-256 of the raw bytes. */
  readonly sha256: string;
  /** The format's identifier in the registry, e.g. "delimited-text". */
  readonly format: string;
  /** How the file was read, in words: delimiter, decimal mark, encoding, columns taken, units assumed. */
  readonly notes: readonly string[];
}
