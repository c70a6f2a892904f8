import type { Study } from '@modalgain/study';
import { useStudy } from '../../model/study-store';

/** What the study file says of the stripe scans of a film, where it names files of scans. */
export type StripeInputs = Extract<
  NonNullable<Study['films'][string]['stripe']>,
  { readonly files: readonly string[] }
>;

/** Null where the film has no stripe entry, or states its net gains. */
export function useStripeInputs(film: string): StripeInputs | null {
  const stripe = useStudy(({ outline }) => outline?.study.films[film]?.stripe);
  return stripe && 'files' in stripe ? stripe : null;
}
