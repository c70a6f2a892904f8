import { InvalidArgumentError } from 'commander';

/** The forms beside the tables as CSV, in which a study leaves the program. */
export const exportForms = ['parquet', 'origin', 'eln'] as const;

export type ExportForm = (typeof exportForms)[number];

/** @throws InvalidArgumentError naming what is no form */
export function parseExportForms(text: string): ExportForm[] {
  const words = text.split(',').map((word) => word.trim());
  const isForm = (word: string): word is ExportForm => exportForms.some((form) => form === word);
  const unknown = words.find((word) => !isForm(word));
  if (unknown === undefined) return [...new Set(words.filter(isForm))];
  throw new InvalidArgumentError(`found "${unknown}", expected one or several of ${exportForms.join(',')}.`);
}

/** @throws InvalidArgumentError for what is no day of the calendar */
export function parseDay(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  // A day that the month does not have becomes one of the next month, or no date at all.
  if (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('expected a day as 2026-11-22.');
}
