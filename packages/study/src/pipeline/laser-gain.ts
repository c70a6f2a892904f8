import type { NeededGain } from '@modalgain/design';
import { InputError } from '@modalgain/numerics';
import { fabryPerotThresholdPerCm, facetReflectance } from '@modalgain/optics';
import type { FilmResult } from '../results/index.js';
import type { StudyContext } from './context.js';

/**
 * The net gain that a laser of the next film needs. Facets without a stated reflectance reflect as each film has it; stated mirrors and gratings are
 * those of the measured film.
 *
 * @throws InputError where no resonator is stated
 */
export function laserGainOf({ study }: StudyContext, { name, resonator }: FilmResult): NeededGain {
  const stated = study.films[name].resonator ?? study.resonator;
  if (!resonator || !stated)
    throw new InputError(
      `A laser of ${name} needs a resonator; state one, e.g. \`resonator: {kind: dfb, order: 1, length: 500 um, coupling: 60 cm^-1}\`.`,
      { field: 'resonator' },
    );
  if (stated.kind !== 'fabry-perot' || stated.reflectance || resonator.kind !== 'fabry-perot')
    return resonator.thresholdGainPerCm.value;
  const lengthUm = resonator.lengthUm.value;
  return ({ mode, stack }) => {
    const [cover] = stack.layers;
    const facet = facetReflectance({
      effectiveIndex: mode.effectiveIndex[0],
      outsideIndex: cover.index as number,
    });
    return fabryPerotThresholdPerCm({ reflectances: [facet, facet], lengthUm });
  };
}
