import type { ElnContent } from '@modalgain/report';
import type { ImportDocument } from '@modalgain/study';

/** What was found in an archive, for scripts. */
export const importDocument = (
  archive: string,
  folder: string,
  { program, datasets, study, files }: ElnContent,
): ImportDocument => ({
  archive,
  folder,
  program,
  datasets: [...datasets],
  study,
  files: files.map(({ path, byteLength, mediaType, isVerified }) => ({
    file: path,
    byteLength,
    mediaType,
    sha256Checked: isVerified,
  })),
});
