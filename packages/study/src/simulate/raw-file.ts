/** A raw file of an experiment: its path relative to the study's folder, and its bytes. */
export type RawFile = readonly [path: string, bytes: Uint8Array];
