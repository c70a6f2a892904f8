import type { RunStatus } from '@modalgain/compute/node';
import type { SweepRunDocument } from '@modalgain/study';

/** What every document on a run says of it. */
export function runDocument(
  folder: string,
  { manifest, finished, failed }: RunStatus,
): Pick<
  SweepRunDocument,
  'folder' | 'title' | 'kind' | 'unitCount' | 'unitsPerPart' | 'partCount' | 'finishedParts' | 'failed'
> {
  const { title, kind, unitCount, unitsPerPart, partCount } = manifest;
  return {
    folder,
    title,
    kind,
    unitCount,
    unitsPerPart,
    partCount,
    finishedParts: finished.size,
    failed: [...failed],
  };
}
