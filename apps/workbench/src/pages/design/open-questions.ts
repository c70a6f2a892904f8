import type { Determination, Verdict } from '@modalgain/numerics';
import type { FilmResult, Results } from '@modalgain/study';
import { pageOfVerdict } from '../../shell/page-of-verdict';
import { isOtherFilm } from './design-settings';
import { differenceText } from './proposal';
import { isOtherStack } from './proposal-text';
import type { Design } from './use-design';

/** Judgements of the study that concern what is to be made next, those of other films left out. */
const ofStudy = ({ verdicts }: Results, film: string): readonly Verdict[] =>
  verdicts.filter(
    (verdict) => pageOfVerdict(verdict) === 'design' && (verdict.film === undefined || verdict.film === film),
  );

/** A quantity that the data leave open, with the measurement that would settle it. */
function open(name: string, film: string, quantity: Determination | undefined): Verdict[] {
  if (quantity?.kind !== 'not-determined') return [];
  const { why, next } = quantity;
  const code = `open-${name.toLowerCase().replace(/\W+/g, '-')}`;
  return [
    {
      code,
      severity: 'not-determined',
      sentence: `${name} is not determined.`,
      detail: why,
      evidence: {},
      next,
      film,
    },
  ];
}

/** What holds for every prediction of this page: said once, so that nobody takes it for more. */
function assumptions({ name, roughnessSqNm }: FilmResult): Verdict {
  return {
    code: 'prediction-holds-loss',
    severity: 'note',
    sentence: 'The loss is taken as it is.',
    detail: `Scattering changes with the thickness${roughnessSqNm ? ' and with the roughness' : ''}; a thicker film keeps the whole loss of ${name} here. Bands hold the errors of gain, loss and index alone.`,
    evidence: {},
    next: `Measure the loss of a film of the proposed thickness before trusting more than the trend.`,
    film: name,
  };
}

/** What is tried has no error of its own: said while anything but the thickness is another. */
function changes({ name }: FilmResult, design: Pick<Design, 'settings' | 'shown'>): Verdict[] {
  const { filmIndex, densityRatio } = design.settings;
  if (!isOtherFilm(design.settings)) return [];
  const parts = [
    ...(filmIndex === undefined ? [] : [`The index keeps the error of ${name}.`]),
    ...(densityRatio === undefined ? [] : ['Film gain goes with the density, at the same loss.']),
    ...(isOtherStack(design.settings) ? ['What lies above or below adds no loss of its own.'] : []),
  ];
  return [
    {
      code: 'tried-settings-exact',
      severity: 'note',
      sentence: 'What is changed counts as exact.',
      detail: `Tried: ${differenceText(design)}. ${parts.join(' ')}`,
      evidence: {},
      next: 'Measure index and density of such a film.',
      film: name,
    },
  ];
}

/** What is known and what is open about films like this one, and what the predictions of the page assume. */
export function designVerdicts(
  results: Results,
  film: FilmResult,
  design: Pick<Design, 'settings' | 'shown'>,
): readonly Verdict[] {
  const { gain, prediction, resonator, name } = film;
  const lasing = resonator?.lasing.kind === 'reached' ? resonator.lasing.fluenceUjPerCm2 : undefined;
  return [
    ...open('The loss', name, gain?.lossPerCm),
    ...open('The density', name, gain?.densityPerCm3),
    ...open('The film gain', name, gain?.filmGainPerCm),
    ...open('Where gain starts', name, prediction?.positiveFromNm),
    ...open('The laser threshold', name, lasing),
    ...ofStudy(results, name),
    ...(prediction ? [assumptions(film), ...changes(film, design)] : []),
  ];
}
