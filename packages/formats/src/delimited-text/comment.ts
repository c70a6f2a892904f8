const mark = /^\s*(?:#|%|\/\/|!|>>>>>)\s*/;

/** Lines that programs put around data: "#", "%", "//", "!" and the ">>>>>Begin Spectral Data<<<<<" of spectrometers. */
export function isComment(line: string): boolean {
  return mark.test(line);
}

export function withoutCommentMark(line: string): string {
  return line.replace(mark, '').trim();
}

/** A "key: value" or "key = value" line; undefined for any other. Keys are compared in lower case. */
export function keyAndValue(line: string): readonly [string, string] | undefined {
  const [, key = '', value = ''] =
    /^(\p{L}[\p{L}\d .()/_-]*?)\s*[:=]\s*(.*?)[\s;,]*$/u.exec(withoutCommentMark(line)) ?? [];
  return key === '' ? undefined : [key.toLowerCase().replaceAll('_', ' '), value];
}
