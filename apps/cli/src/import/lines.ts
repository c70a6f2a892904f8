import path from 'node:path';
import { alignedTable } from '../aligned-table.js';
import type { ImportDocument } from '@modalgain/study';

/** What an archive held and where it is now, for a person, with the next command. */
export function importLines(imported: ImportDocument): string[] {
  const { program, study, folder, files, datasets } = imported;
  const verified = files.filter(({ sha256Checked }) => sha256Checked).length;
  const megabytes = files.reduce((sum, { byteLength }) => sum + byteLength, 0) / 1e6;
  return [
    `Archive of ${program ?? 'an unnamed program'}: ${namesOf(datasets)}`,
    ...(study === null ? ['', ...fileTable(imported), ''] : []),
    `${files.length} files, ${megabytes.toFixed(1)} MB, in ${folder}; ${shareOf(verified, files.length)} checked by SHA-256.`,
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
