/**
 * The files of a folder that the program did not write itself: those in a folder that holds results are left out.
 *
 * @param files all files of the folder, as paths from it
 */
export function rawFiles(files: readonly string[]): string[] {
  const withResults = new Set(
    files
      .filter((file) => file.endsWith('/results.json'))
      .map((file) => file.slice(0, -'results.json'.length)),
  );
  return files.filter((file) => !foldersOf(file).some((folder) => withResults.has(folder)));
}

/** "a/b/c.csv": "a/" and "a/b/". */
function foldersOf(file: string): string[] {
  const names = file.split('/').slice(0, -1);
  return names.map((_, depth) => `${names.slice(0, depth + 1).join('/')}/`);
}
