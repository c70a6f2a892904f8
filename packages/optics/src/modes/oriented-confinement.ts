import { InputError } from '@modalgain/numerics';
import { add, scale, subtract, type Complex } from '../complex.js';
import type { Confinement } from './mode.js';

/**
 * `confinement.modal` for emitters whose transition dipoles are not oriented at random: the factor between the gain that the same
 * emitters would have at random orientation and the modal gain. A share v of the dipoles' strength normal to the film makes the normal
 * field see 3 v times that gain and fields in the plane 3 (1 - v)/2 times: v = 1/3 is random, v = 0 all dipoles in the plane (platelets
 * that lie flat), which favours TE.
 *
 * @throws InputError for a share outside 0 to 1.
 */
export function orientedConfinement(
  { modal, modalNormal }: Pick<Confinement, 'modal' | 'modalNormal'>,
  normalDipoleShare: number,
): Complex {
  const factors = inPlaneAndNormalFactors(normalDipoleShare);
  return add(scale(subtract(modal, modalNormal), factors.inPlane), scale(modalNormal, factors.normal));
}

/**
 * How much more gain fields in the plane and normal to it see than they would of dipoles at random.
 *
 * @throws InputError for a share outside 0 to 1.
 */
export function inPlaneAndNormalFactors(normalDipoleShare: number): { inPlane: number; normal: number } {
  if (!(normalDipoleShare >= 0 && normalDipoleShare <= 1)) {
    throw new InputError(`found ${normalDipoleShare}, expected a share from 0 to 1.`, {
      field: 'normalDipoleShare',
    });
  }
  return { inPlane: (3 * (1 - normalDipoleShare)) / 2, normal: 3 * normalDipoleShare };
}
