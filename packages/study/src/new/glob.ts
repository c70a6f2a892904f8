/**
 * One pattern that names exactly these files of all that are there, or the files themselves. Numbers are left to the star
 * whole ("SC1-*uJ.csv", not "SC1-78*uJ.csv"), so that files to come are found as well.
 */
export function patternsOf(files: readonly string[], all: readonly string[]): readonly string[] {
  if (files.length < 2) return files;
  const prefix = commonPrefix(files).replace(/\d[\d.,p]*$/, '');
  const suffix = commonSuffix(files).replace(/^[\d.,p]*\d/, '');
  const matches = (file: string): boolean =>
    file.length >= prefix.length + suffix.length &&
    file.startsWith(prefix) &&
    file.endsWith(suffix) &&
    !file.slice(prefix.length, file.length - suffix.length).includes('/');
  const isPlain = !/[*?[\]{}]/.test(prefix + suffix) && !prefix.endsWith('/');
  const isExact = all.filter(matches).length === files.length && files.every(matches);
  return isPlain && isExact ? [`${prefix}*${suffix}`] : files;
}

function commonPrefix(texts: readonly string[]): string {
  const [first] = texts;
  let length = first.length;
  for (const text of texts) while (!text.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}

function commonSuffix(texts: readonly string[]): string {
  const [first] = texts;
  let start = 0;
  for (const text of texts) while (!text.endsWith(first.slice(start))) start++;
  return first.slice(start);
}
