const longest = 60;

/** A text of a file as it may stand in a sentence: in quotes, on one line, shortened. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}...` : text);
}
