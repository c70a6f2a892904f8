import { gainModelNames } from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import type { FinishedStudy } from '../../pipeline/index.js';
import type { ExperimentTruth } from '../truth.js';
import type { Assumptions } from './assumptions.js';
import { twinFilm, type TwinFilm } from './twin-film.js';
import { twinInstrument } from './twin-instrument.js';
import { withBrightness } from './brightness.js';

/** The truth of a twin, and the films of the study that it does not have. */
export interface TwinOfStudy {
  readonly truth: ExperimentTruth;
  readonly leftOut: readonly { readonly film: string; readonly why: string }[];
}

/**
 * The best-fit numbers of an analysed study as the truth of a twin: the same films, stripe lengths and fluences, measured
 * with the noise that the analysis has found. Scans of spectra become scans of their integrated band.
 *
 * @throws InputError for a study whose stack, model or shared numbers a twin cannot have, or none of whose films is determined
 */
export function truthOfStudy(finished: FinishedStudy, assumptions: Assumptions): TwinOfStudy {
  const { study, results } = finished;
  checkAssumptions(results.films, assumptions);
  const shared = sharedTruth(finished, assumptions);
  const leftOut: { film: string; why: string }[] = [];
  const twins: TwinFilm[] = [];
  for (const result of results.films) {
    const twin = twinFilm({ result, input: study.films[result.name], assumptions });
    if (typeof twin === 'string') leftOut.push({ film: result.name, why: twin });
    else twins.push(twin);
  }
  if (twins.length === 0)
    throw new InputError(
      `has no film that a twin could be made of: ${leftOut.map(({ film, why }) => `${film} ${why}`).join('; ')}. State numbers with --assume FILM.quantity=value.`,
      { file: results.study.file },
    );
  const names = twins.map(({ name }) => name);
  const films = Object.fromEntries(
    twins.map(({ name, film: { stampedFrom, ...film } }) => [
      name,
      { ...film, ...(stampedFrom !== undefined && names.includes(stampedFrom) && { stampedFrom }) },
    ]),
  );
  const truth = { ...shared, ...twinInstrument(twins, study), films };
  return { truth: withBrightness(truth, twins), leftOut };
}

function checkAssumptions(films: FinishedStudy['results']['films'], assumptions: Assumptions): void {
  const names = films.map(({ name }) => name);
  for (const key of assumptions.keys()) {
    const film = key.split('.').slice(0, -1).join('.');
    if (film !== '' && !names.includes(film))
      throw new InputError(`names film ${film}, which the study does not have; it has ${names.join(', ')}.`, {
        field: `--assume ${key}`,
      });
  }
}

type SharedTruth = Omit<ExperimentTruth, 'films' | 'instrument' | 'heightMap' | 'opticalConstants'>;

function sharedTruth({ study, results }: FinishedStudy, assumptions: Assumptions): SharedTruth {
  const { emissionWavelengthNm, pumpWavelengthNm, substrate, cover, emissionCrossSection, gainModel } =
    results.settings;
  const refused = (sentence: string): InputError => new InputError(sentence, { file: results.study.file });
  const model = gainModelNames.find((name) => name === gainModel);
  if (pumpWavelengthNm === null)
    throw refused('states no pump wavelength, which its twin needs; add wavelengths: {pump: ...}.');
  if (!substrate) throw refused('states no substrate, which its twin needs; add stack: {substrate: ...}.');
  if (!emissionCrossSection)
    throw refused('states no emission cross-section, which its twin needs; add emissionCrossSection.');
  if (cover && Math.abs(cover.index - 1) > largestIndexOfAir - 1)
    throw refused(`has films under ${cover.name}; the films of a twin lie in air.`);
  if (study.stack?.underlayers?.length)
    throw refused('has layers below its films; the films of a twin lie on their substrate.');
  if (model === undefined)
    throw refused(`has the gain model ${gainModel}; a twin can have ${gainModelNames.join(', ')}.`);
  const { value, standardError } = emissionCrossSection.value;
  return {
    title: `Twin of: ${study.title}`,
    synthetic: `Synthetic data: the digital twin of the study "${study.title}", made by modalgain simulate. What that analysis found in its films is the truth here; nothing was measured.${study.synthetic === undefined ? '' : ' The data of that study were synthetic, too.'}`,
    seed: study.seed,
    emissionWavelengthNm,
    pumpWavelengthNm,
    substrate: { material: substrate.name, index: substrate.index },
    ...(study.particle && {
      particle: {
        sizeNm: study.particle.size.map(({ value: edge }) => edge) as [number, number, number],
        ligandGapNm: study.particle.ligandGap?.value ?? 0,
      },
    }),
    emissionCrossSectionCm2: value,
    emissionCrossSectionErrorCm2: Math.max(standardError, 1e-6 * value),
    gainModel: model,
    saturationFluenceUjPerCm2: saturationFluence(results, assumptions),
    spectrum: bandAround(emissionWavelengthNm),
    faults: [],
  };
}

const largestIndexOfAir = 1.001;

function saturationFluence({ gainFit, study }: FinishedStudy['results'], assumptions: Assumptions): number {
  const found = gainFit?.saturationFluenceUjPerCm2;
  const value =
    assumptions.get('saturationFluence') ?? (found?.kind === 'determined' ? found.estimate.value : undefined);
  if (value !== undefined) return value;
  throw new InputError(
    'does not determine the saturation fluence; state it with --assume saturationFluence="5 uJ/cm^2".',
    { file: study.file },
  );
}

/** Its scans are of one intensity a length, so that the bands of the spectra enter nothing. */
const bandAround = (emissionWavelengthNm: number): ExperimentTruth['spectrum'] => ({
  fromNm: emissionWavelengthNm - 70,
  toNm: emissionWavelengthNm + 70,
  channels: 200,
  photoluminescencePeakNm: emissionWavelengthNm - 15,
  photoluminescenceFwhmNm: 26,
  gainPeakNm: emissionWavelengthNm,
  gainFwhmNm: 32,
  exposure: 1,
});
