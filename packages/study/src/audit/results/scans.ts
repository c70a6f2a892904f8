import type { Verdict } from '@modalgain/numerics';
import type { FilmResult } from '../../results/index.js';

/** Scans whose fluence nobody states: their gain stands alone and enters no fit against fluence. */
export function auditMissingFluence(films: readonly FilmResult[]): Verdict[] {
  return films.flatMap(({ name, stripes }) => {
    const without = stripes.filter(({ fluenceUjPerCm2 }) => fluenceUjPerCm2 === null);
    if (without.length === 0) return [];
    const verdict: Verdict = {
      code: 'fluence-not-stated',
      severity: 'caution',
      sentence: `${name} has scans of unknown fluence.`,
      detail: `${without.flatMap(({ files }) => files).join(', ')}: the gain stands alone, without a place against fluence.`,
      evidence: { scans: without.length },
      next: 'State it by pump: {fluence: "from file name {fluence}uJ"} or stripe: {fluence: [...]}.',
      film: name,
    };
    return [verdict];
  });
}

/** Gain measured in a film that guides no mode by its stated thickness and index: one of them is wrong. */
export function auditGainWithoutMode(films: readonly FilmResult[]): Verdict[] {
  return films.flatMap(({ name, waveguide, netGain }) => {
    const hasGain = netGain.some(
      ({ netGainPerCm }) => netGainPerCm.kind === 'determined' && netGainPerCm.estimate.interval95[0] > 0,
    );
    if (waveguide?.mode.kind !== 'cut-off' || !hasGain) return [];
    const { cutoffThicknessNm } = waveguide.mode;
    const verdict: Verdict = {
      code: 'gain-without-mode',
      severity: 'contradiction',
      sentence: `${name} has gain but guides no mode.`,
      detail: waveguide.mode.sentence,
      evidence: cutoffThicknessNm === null ? {} : { cutoffThicknessNm },
      next: 'Check thickness, index and substrate of this film.',
      film: name,
    };
    return [verdict];
  });
}
