import path from 'node:path';
import { alignedTable } from '../aligned-table.js';
import type { ImportDocument } from '@modalgain/study';

/** What an archive held and where it is now, for a person, with the next command. */
export function importLines(imported: ImportDocument): string[] {
  const { program, study, folder, files, datasets } = imported;
  const verified = files.filter(({ sha256Checked }) => sha256Checked).length;
  const byteLength = files.reduce((sum, file) => sum + file.byteLength, 0);
  return [
    `Archive of ${program ?? 'an unnamed program'}: ${namesOf(datasets)}`,
    ...(study === null ? ['', ...fileTable(imported), ''] : []),
    `${files.length} ${files.length === 1 ? 'file' : 'files'}, ${sizeText(byteLength)}, in ${folder}; ${shareOf(verified, files.length)} checked by SHA-256.`,
    study === null
      ? `It holds no study of modalgain; its files were unpacked as they are. Next: modalgain new ${folder}`
      : `Next: modalgain run ${path.join(folder, study)}`,
  ];
}

/** An archive may hold a whole group's notebook. */
function namesOf(datasets: readonly string[]): string {
  const first = datasets.slice(0, 5).join('; ');
  const others = datasets.length - 5;
  return `${first || 'no named dataset'}${others > 0 ? ` and ${others} more` : ''}`;
}

const sizeText = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

const shareOf = (count: number, all: number): string => (count === all ? 'all' : `${count} of ${all}`);

function fileTable({ files }: ImportDocument): string[] {
  const rows = files.map(({ file, byteLength, mediaType, sha256Checked }) => [
    file,
    `${byteLength} B`,
    mediaType ?? '',
    sha256Checked ? 'checked' : 'not stated',
  ]);
  return alignedTable(['file', 'size', 'type', 'SHA-256'], rows);
}
