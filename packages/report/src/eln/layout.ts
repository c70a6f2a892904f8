/**
 * How modalgain lays out an `.eln`, the archive of the ELN Consortium: in the ZIP one folder; in it the description of the
 * archive and the folder of the study, as it stood on disk, with the results in a folder of their own.
 */
export const layout = {
  description: 'ro-crate-metadata.json',
  /** Raw files and study file keep their paths below this folder, so that the study runs again where it is unpacked. */
  studyFolder: 'study',
  resultsFolder: 'modalgain-out',
  program: 'modalgain',
  version: '1',
} as const;

/** Dates that the formats demand and nobody stated: the first that a ZIP archive can hold, the same on every run. */
export const noDate = '1980-01-01';
