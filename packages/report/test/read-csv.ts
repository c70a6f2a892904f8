/** A textbook reader of RFC 4180. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (quoted && character === '"' && text.charAt(i + 1) === '"') field += text.charAt(i++);
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === ',' || character === '\r')) {
      rows.at(-1)?.push(field);
      field = '';
    } else if (!quoted && character === '\n') rows.push([]);
    else field += character;
  }
  return rows.slice(0, -1);
}
