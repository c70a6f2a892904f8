/** What is known of a file without reading it. */
export interface FileStat {
  readonly byteLength: number;
}

/**
 * A folder of files as the engine sees it: in node a directory, in the browser what the user dropped on the page.
 * Paths are relative to the folder, use `/` on every system and never leave it; anything else is an InputError.
 */
export interface FileSource {
  /**
   * The files that a path or a glob (`*`, `?`, `**`, `{a,b}`, `[..]`) names, in natural order ("scan-2" before
   * "scan-10"), the same on every system. Empty if there is none.
   */
  list(pathOrGlob: string): Promise<readonly string[]>;
  read(path: string): Promise<Uint8Array>;
  stat(path: string): Promise<FileStat>;
}
