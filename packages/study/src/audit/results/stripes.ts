import { formatConcise } from '@modalgain/numerics';
import type { Verdict } from '@modalgain/numerics';
import type { FilmResult, StripeResult } from '../../results/index.js';

/** The stripe in which Eq. 1, on the window that a person would pick, misses the gain most. */
export function auditEquationOne(films: readonly FilmResult[]): Verdict[] {
  const stripes = films.flatMap(({ name, stripes: all }) => all.map((stripe) => ({ name, stripe })));
  const saturated = stripes.filter(({ stripe }) =>
    stripe.verdicts.some(({ code }) => code === 'gain-saturates'),
  );
  const worst = saturated
    .flatMap(({ name, stripe }) => biasOf(name, stripe) ?? [])
    .sort((a, b) => Math.abs(b.bias) - Math.abs(a.bias))
    .at(0);
  if (!worst || Math.abs(worst.bias) < 0.05) return [];
  const { name, bias, equationOne, full, fluence, rule } = worst;
  return [
    {
      code: 'equation-one-biased',
      severity: 'caution',
      sentence: `Eq. 1 reads ${Math.abs(100 * bias).toFixed(0)} % too ${bias < 0 ? 'low' : 'high'}.`,
      detail: `${name} at ${fluence} µJ/cm²: ${equationOne} cm⁻¹ by Eq. 1 (${rule}), ${full} cm⁻¹ by the full model; ${saturated.length} of ${stripes.length} scans saturate.`,
      evidence: { film: name, relativeBias: bias, saturatedScans: saturated.length, scans: stripes.length },
    },
  ];
}

function biasOf(name: string, { windowFit, netGainPerCm, fluenceUjPerCm2 }: StripeResult) {
  if (!windowFit || windowFit.relativeBias === null || !netGainPerCm) return undefined;
  const { value, standardError } = windowFit.netGainPerCm;
  return {
    name,
    bias: value / netGainPerCm.value - 1,
    equationOne: formatConcise(value, standardError),
    full: formatConcise(netGainPerCm.value, netGainPerCm.standardError),
    fluence: fluenceUjPerCm2?.value ?? '?',
    rule: windowFit.rule,
  };
}
