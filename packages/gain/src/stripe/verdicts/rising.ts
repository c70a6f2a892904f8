import { formatEstimate, formatSignificant, type Verdict } from '@modalgain/numerics';
import { contradictsConstantGain, seemsToRise } from '../rising-gain.js';
import type { StripeEvidence } from './evidence.js';

/** Emission that grows faster than one constant gain makes it: a sum over moments or places of different gain. */
export function rises({ rising, judgement, smallSignal }: StripeEvidence): Verdict | undefined {
  if (!seemsToRise(rising)) return undefined;
  const certain = contradictsConstantGain(rising);
  const { score, chance, gainSpreadPerCm } = rising;
  return {
    code: 'gain-rises-with-length',
    severity: certain && judgement.outcome !== 'no-gain' ? 'not-determined' : 'caution',
    sentence: certain
      ? 'Emission grows faster than constant gain allows.'
      : 'Emission seems to outgrow a constant gain.',
    detail:
      `Its bend is that of gains spread by ${formatSignificant(gainSpreadPerCm, 2)} cm⁻¹, ${formatSignificant(score, 2)} standard errors; ` +
      `chance does as much in ${formatSignificant(100 * chance, 2)} % of scans.\n` +
      `A detector that integrates over a gain decaying in time does this; Eq. 1 (${formatEstimate(smallSignal.netGainPerCm)} cm⁻¹) then lies below the peak gain.`,
    evidence: { score, chance, gainSpreadPerCm },
    next: 'Gate the detector to the pump pulse, or pump with shorter pulses.',
  };
}
