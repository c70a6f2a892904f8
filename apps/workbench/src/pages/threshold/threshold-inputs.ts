import type { Study } from '@modalgain/study';
import { useStudy } from '../../model/study-store';

/** What the study file says of the threshold of a film, where it names files of a series. */
export type ThresholdInputs = Extract<
  NonNullable<Study['films'][string]['threshold']>,
  { readonly files: readonly string[] }
>;

/** Null where the film has no threshold entry, or states its threshold. */
export function useThresholdInputs(film: string): ThresholdInputs | null {
  const threshold = useStudy(({ outline }) => outline?.study.films[film]?.threshold);
  return threshold && 'files' in threshold ? threshold : null;
}
