import type { AnalysedMicrograph } from './analyse.js';

/** What `--json` prints of one file. */
export function documentOf({ image, contrast, verdicts }: AnalysedMicrograph): object {
  const { title, settings, provenance } = image;
  return { ...contrast, title, settings, notes: provenance.notes, verdicts };
}
