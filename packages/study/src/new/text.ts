/** A text in double quotes, as YAML and JSON have them: nothing in a name can be taken for something else. */
export const quoted = (text: string): string => JSON.stringify(text);

/** A film's name as a key: plain where YAML cannot take it for a number, a truth value or nothing. */
export function nameText(name: string): string {
  const isWord = /^[A-Za-z][\w-]*$/.test(name) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(name);
  return isWord ? name : quoted(name);
}

/** Lines of a comment, one for each of the entries, under a heading; nothing where there are none. */
export function commentList(heading: string, entries: readonly string[]): string[] {
  if (entries.length === 0) return [];
  return ['', `# ${heading}`, ...entries.map((entry) => `#   ${entry.replace(/\s+/g, ' ')}`)];
}
