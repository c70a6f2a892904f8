const mark = /^\s*(?:#|%|\/\/|!|>>>>>)\s*/;

/** Lines that programs put around data: "#", "%", "//", "!" and the ">>>>>Begin Spectral Data<<<<<" of spectrometers. */
export function isComment(line: string): boolean {
  return mark.test(line);
}

export function withoutCommentMark(line: string): string {
  return line.replace(mark, '').trim();
}

/** Letters first; without the sign that ends it. */
const keyText = /^\p{L}[\p{L}\d .()/_-]*$/u;

/** A "key: value" or "key = value" line; undefined for any other. Keys are compared in lower case. */
export function keyAndValue(line: string): readonly [string, string] | undefined {
  const text = withoutCommentMark(line);
  const end = text.search(/[:=]/);
  const key = text.slice(0, Math.max(end, 0)).trimEnd();
  if (!keyText.test(key)) return undefined;
  return [key.toLowerCase().replaceAll('_', ' '), withoutSeparators(text.slice(end + 1).trimStart())];
}

/** Cells that a spreadsheet left empty behind a value. */
function withoutSeparators(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s;,]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
