/**
 * Why a path of an archive must not be written below a folder; undefined where it may. Archives come from anywhere, and a
 * path may be made to overwrite other files.
 */
export function whyUnsafe(path: string): string | undefined {
  const segments = path.split('/');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'an absolute path';
  if (segments.includes('..')) return 'a path that climbs out of its folder by ".."';
  if (path.includes('\\')) return 'a path with a backslash, which is a folder on some systems only';
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'a path with a control character';
  if (segments.some((segment) => segment === '' || segment === '.')) return 'a path with an empty step';
  return undefined;
}
