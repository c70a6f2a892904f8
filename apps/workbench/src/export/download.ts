import type { ExportedFile } from './exported-file';

/** Long enough for the browser to have begun with the file. */
const keptMs = 60_000;

/** Gives a file to the browser's downloads. */
export function download({ name, bytes, type }: ExportedFile): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
