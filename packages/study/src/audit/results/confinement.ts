import { formatConcise } from '@modalgain/numerics';
import type { Verdict } from '@modalgain/numerics';
import type { FilmResult } from '../../results/index.js';

/** Below this the two definitions of confinement are the same for all purposes. */
const relevantDifference = 0.02;

/** How far the density would move if Eq. 3 (share of power) stood in place of dN/dn, for the film where it matters most. */
export function auditConfinementUse(films: readonly FilmResult[]): Verdict[] {
  const guided = films.flatMap(({ name, waveguide }) =>
    waveguide?.mode.kind === 'guided' ? [{ name, mode: waveguide.mode }] : [],
  );
  const worst = guided
    .map(({ name, mode }) => ({
      name,
      mode,
      excess: mode.confinementModal.value / mode.confinementPower.value - 1,
    }))
    .sort((a, b) => b.excess - a.excess)
    .at(0);
  if (!worst || worst.excess < relevantDifference) return [];
  const { confinementModal, confinementPower } = worst.mode;
  const modal = formatConcise(confinementModal.value, confinementModal.standardError);
  const power = formatConcise(confinementPower.value, confinementPower.standardError);
  return [
    {
      code: 'power-is-not-modal',
      severity: 'note',
      sentence: 'Confinement here is dN/dn, not Eq. 3.',
      detail: `For ${worst.name} dN/dn is ${modal}, the share of power ${power}; in its place it would make nₜ ${(100 * worst.excess).toFixed(0)} % too high.`,
      evidence: {
        film: worst.name,
        confinementModal: confinementModal.value,
        confinementPower: confinementPower.value,
        densityExcess: worst.excess,
      },
    },
  ];
}
