import type { AbsorbanceSpectrum } from '@modalgain/measurements';
import { InputError, propagate } from '@modalgain/numerics';
import type { Estimate, InputPlace, Verdict } from '@modalgain/numerics';
import type { FilmInput } from '../schema/film.js';
import { boundedBelow } from './bounded-estimate.js';
import type { StudyContext } from './context.js';
import { asEstimate } from './fluence.js';

interface AbsorbanceRequest {
  readonly context: StudyContext;
  readonly name: string;
  readonly film: FilmInput;
  readonly thicknessNm: Estimate | null;
}

/** A density that no gain measurement enters. */
export interface DensityFromAbsorbance {
  /** Null where the film has no UV-vis spectrum, or something else is missing. */
  readonly densityPerCm3: Estimate | null;
  readonly verdicts: Verdict[];
}

const nmPerCm = 1e7;

/**
 * Density of absorbing particles from the absorbance A of the film at the pump wavelength: n_t = ln(10) A/(sigma_abs d)
 * (Beer and Lambert; sigma_abs per particle). Errors of sigma_abs and d are carried over; what reflection and scattering
 * add to A is not corrected, so that A and with it n_t is rather too high.
 *
 * @throws InputError for a file that cannot be read, or a spectrum that does not reach to the pump wavelength
 */
export async function densityFromAbsorbance(request: AbsorbanceRequest): Promise<DensityFromAbsorbance> {
  const { context, name, film, thicknessNm } = request;
  if (!film.absorbance) return { densityPerCm3: null, verdicts: [] };
  const absorbance = await absorbanceOf(context, name, film);
  const { wavelengths, particle } = context.study;
  const { pump } = wavelengths;
  const crossSection = particle?.absorptionCrossSection;
  if (!pump || !crossSection || !thicknessNm || absorbance === undefined) {
    const missing = [
      ...(crossSection ? [] : ['particle.absorptionCrossSection']),
      ...(pump ? [] : ['wavelengths.pump']),
      ...(thicknessNm ? [] : ['the thickness of the film']),
    ];
    return { densityPerCm3: null, verdicts: [lacksInput(name, missing)] };
  }
  if (absorbance <= 0) return { densityPerCm3: null, verdicts: [notPositive(name, absorbance, pump.value)] };
  const densityPerCm3 = propagate(
    [asEstimate(crossSection), thicknessNm],
    ([sigma = NaN, thickness = NaN]) => (Math.LN10 * absorbance * nmPerCm) / (sigma * thickness),
    `absorbance ${absorbance.toPrecision(3)} at ${pump.value} nm, errors of cross-section and thickness`,
  );
  return { densityPerCm3: boundedBelow(densityPerCm3), verdicts: [] };
}

/**
 * The absorbance of a film at the pump wavelength; undefined without a spectrum, a pump wavelength, or a cross-section to
 * use it with.
 *
 * @throws InputError as `densityFromAbsorbance`
 */
export async function absorbanceOf(
  context: StudyContext,
  name: string,
  { absorbance }: FilmInput,
): Promise<number | undefined> {
  if (!absorbance) return undefined;
  const place = context.placeOf(['films', name, 'absorbance', 'file']);
  const [file] = await context.inputs.list([absorbance.file], place);
  const { measurements } = await context.inputs.read({ file, as: 'absorbance', film: name });
  const { wavelengths, particle } = context.study;
  if (!wavelengths.pump || !particle?.absorptionCrossSection) return undefined;
  return absorbanceAt(measurements[0], wavelengths.pump.value, place);
}

/** As `absorbanceOf`, with or without a cross-section; undefined where the spectrum does not reach to the pump. */
export async function absorbanceAtPump(
  context: StudyContext,
  name: string,
  { absorbance }: FilmInput,
): Promise<number | undefined> {
  const pumpNm = context.study.wavelengths.pump?.value;
  if (!absorbance || pumpNm === undefined) return undefined;
  const place = context.placeOf(['films', name, 'absorbance', 'file']);
  const [file] = await context.inputs.list([absorbance.file], place);
  const { measurements } = await context.inputs.read({ file, as: 'absorbance', film: name });
  const { wavelengthNm } = measurements[0];
  const isInside = pumpNm >= wavelengthNm[0] && pumpNm <= wavelengthNm[wavelengthNm.length - 1];
  return isInside ? absorbanceAt(measurements[0], pumpNm, place) : undefined;
}

/** Between the points of the spectrum by straight lines. */
function absorbanceAt(spectrum: AbsorbanceSpectrum, atNm: number, place: InputPlace): number {
  const { wavelengthNm, absorbance, provenance } = spectrum;
  const last = wavelengthNm.length - 1;
  if (!(atNm >= wavelengthNm[0] && atNm <= wavelengthNm[last])) {
    throw new InputError(
      `${provenance.file} is known from ${wavelengthNm[0]} to ${wavelengthNm[last]} nm; the pump wavelength of ${atNm} nm is outside.`,
      place,
    );
  }
  const upper = Math.max(
    1,
    wavelengthNm.findIndex((wavelength) => wavelength >= atNm),
  );
  const share = (atNm - wavelengthNm[upper - 1]) / (wavelengthNm[upper] - wavelengthNm[upper - 1]);
  return absorbance[upper - 1] + share * (absorbance[upper] - absorbance[upper - 1]);
}

function lacksInput(film: string, missing: readonly string[]): Verdict {
  return {
    code: 'absorbance-lacks-input',
    severity: 'note',
    sentence: `No density from the absorbance of ${film}.`,
    detail: `Its UV-vis spectrum was read, but ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    evidence: { missing: missing.join(', ') },
    next: `State ${missing.join(' and ')}.`,
    film,
  };
}

function notPositive(film: string, absorbance: number, pumpNm: number): Verdict {
  return {
    code: 'absorbance-not-positive',
    severity: 'caution',
    sentence: `The absorbance of ${film} is not positive.`,
    detail: `It is ${absorbance.toPrecision(3)} at the pump wavelength of ${pumpNm} nm: the reference was more opaque than the film.`,
    evidence: { absorbance, pumpWavelengthNm: pumpNm },
    next: 'Measure the film against its bare substrate.',
    film,
  };
}
