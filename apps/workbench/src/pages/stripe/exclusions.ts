import type { StripeResult } from '@modalgain/study';
import type { PointInFile } from '../../model/exclusions';

/** Scans of one spectrum a file have as many files as points. */
export function pointInFile({ files, points }: StripeResult, index: number): PointInFile {
  return files.length > 1 && files.length === points.length
    ? { file: files[index] ?? '', point: 1 }
    : { file: files[0] ?? '', point: index + 1 };
}
