/** Whether a text means a pattern rather than one file. */
export function isGlob(text: string): boolean {
  return /[*?[\]{}]/.test(text);
}

/**
 * The regular expression of a glob over paths with `/`: `*` and `?` stay within a folder, `**` spans folders, `{a,b}`
 * are alternatives (not nested), `[ab]`, `[a-z]` and `[!a]` one character. Names that begin with a dot need the dot
 * written, as in a shell.
 */
export function globExpression(glob: string): RegExp {
  const alternatives = expandBraces(glob).map((pattern) => pattern.split('/').map(segmentSource));
  return new RegExp(`^(?:${alternatives.map(joinSegments).join('|')})$`, 'u');
}

function expandBraces(glob: string): string[] {
  const match = /^(.*?)\{([^{}]*)\}(.*)$/.exec(glob);
  if (!match) return [glob];
  const [, before = '', choices = '', after = ''] = match;
  return choices.split(',').flatMap((choice) => expandBraces(`${before}${choice}${after}`));
}

/** Any number of folders, none of them hidden. */
const anyFolders = String.raw`(?:(?!\.)[^/]+/)*`;

function joinSegments(segments: readonly string[]): string {
  return segments.reduce(
    (source, segment, index) =>
      segment === '**'
        ? `${source}${index === segments.length - 1 ? String.raw`${anyFolders}(?!\.)[^/]+` : anyFolders}`
        : `${source}${segment}${index === segments.length - 1 ? '' : '/'}`,
    '',
  );
}

function segmentSource(segment: string): string {
  if (segment === '**') return segment;
  const source = segment.replace(/\*+|\?|\[!?[^\]]+\]|[\\^$.|+()[\]{}/-]/g, (token) => {
    if (token.startsWith('*')) return '[^/]*';
    if (token === '?') return '[^/]';
    if (token.length > 2) return classSource(token);
    return token === '-' ? token : `\\${token}`;
  });
  return /^[*?[]/.test(segment) ? String.raw`(?!\.)${source}` : source;
}

function classSource(token: string): string {
  const negated = token.startsWith('[!');
  const members = token.slice(negated ? 2 : 1, -1).replace(/[\\^[\]/]/g, String.raw`\$&`);
  return `[${negated ? '^/' : ''}${members}]`;
}
