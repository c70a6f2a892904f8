/** Begins as a sentence does: messages of the engine continue the place of an entry, fields have none. */
export const asSentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);

/** The number that a text is, with either minus; else the sentence that says why it is none. */
export function readNumber(text: string): number | string {
  const plain = text.trim().replace(/^[−–]/, '-');
  if (plain === '') return 'Give a number; Escape brings the former one back.';
  if (/^[+-]?\d+,\d+$/.test(plain))
    return `Found “${text.trim()}”, expected a decimal point instead of the comma.`;
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(number) ? number : `Found “${text.trim()}”, expected a number.`;
}
