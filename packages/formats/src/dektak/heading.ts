/** Whether a line holds a heading and nothing else but quotes, blanks and the commas of empty cells. */
export function isHeading(line: string, heading: string): boolean {
  return line.replaceAll(/[",]/g, ' ').trim() === heading;
}
