import type { Estimate, Verdict } from '@modalgain/numerics';
import { combineRepeats } from '@modalgain/study';
import { mainChannel, thicknessOf, type DescribedChannel, type DescribedFile } from './analyse.js';

/** What several scans of one film say together. */
export interface Repeats {
  readonly thicknessNm?: Estimate;
  readonly sqNm?: Estimate;
  readonly correlationLengthNm?: Estimate;
  readonly verdicts: readonly Verdict[];
}

interface Repeated {
  readonly key: 'thicknessNm' | 'sqNm' | 'correlationLengthNm';
  readonly quantity: string;
  readonly of: (channel: DescribedChannel) => Estimate | undefined;
}

const roughnessOf = ({ description: { regionRoughness: region } }: DescribedChannel) =>
  region.kind === 'determined' ? region : undefined;

const quantities: readonly Repeated[] = [
  { key: 'thicknessNm', quantity: 'thickness', of: thicknessOf },
  { key: 'sqNm', quantity: 'roughness', of: (channel) => roughnessOf(channel)?.sqNm },
  {
    key: 'correlationLengthNm',
    quantity: 'correlation length',
    of: (channel) => roughnessOf(channel)?.correlationLengthNm,
  },
];

/**
 * Thickness, Sq and correlation length of one film from several scans, with the scatter between the scans held against the error
 * within each.
 */
export function combineScans(files: readonly DescribedFile[], film: string): Repeats {
  const channels = files.map(mainChannel);
  const combined = quantities.flatMap(({ key, quantity, of }) => {
    const estimates = channels.flatMap((channel) => of(channel) ?? []);
    return estimates.length < 2 ? [] : [{ key, ...combineRepeats({ estimates, quantity, film }) }];
  });
  return {
    ...Object.fromEntries(combined.map(({ key, estimate }) => [key, estimate])),
    verdicts: combined.flatMap(({ verdict }) => verdict ?? []),
  };
}
