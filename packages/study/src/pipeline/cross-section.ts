import { emissionCrossSection } from '@modalgain/gain';
import type { EmissionCrossSection, ScaleInput } from '@modalgain/gain';
import { InputError, normalEstimate } from '@modalgain/numerics';
import type { Estimate, Quantity, Verdict } from '@modalgain/numerics';
import type { EmissionCrossSectionResult } from '../results/index.js';
import type { CrossSectionFromSpectrum } from '../schema/emission-cross-section.js';
import type { StudyContext } from './context.js';
import { asEstimate } from './fluence.js';

/** The cross-section of a study: what the gain fit takes, and what the results say of it. */
export interface StudyCrossSection {
  readonly scale: ScaleInput;
  readonly result: EmissionCrossSectionResult;
  readonly verdicts: readonly Verdict[];
}

/**
 * The emission cross-section at the emission wavelength, stated or from a spectrum; undefined where the study has none.
 *
 * @throws InputError for a spectrum that cannot be used
 */
export async function crossSectionOf(context: StudyContext): Promise<StudyCrossSection | undefined> {
  const { emissionCrossSection: given } = context.study;
  if (!given) return undefined;
  return 'spectrum' in given ? fromSpectrum(context, given) : stated(given);
}

function stated(given: Quantity): StudyCrossSection {
  const { value, standardError = 0 } = given;
  const errors =
    standardError > 0 ? [{ source: 'emission cross-section', relativeError: standardError / value }] : [];
  return {
    scale: { value, errors },
    result: { value: asEstimate(given), source: 'stated', budget: errors, spectrum: null },
    verdicts: errors.length === 0 ? [takenAsExact] : [],
  };
}

const takenAsExact: Verdict = {
  code: 'cross-section-without-error',
  severity: 'caution',
  sentence: 'σₑ is stated without an error.',
  detail: 'It is the scale of every density, whose errors do not hold its own.',
  evidence: {},
  next: 'State it with its error: 4.3e-15 +- 0.2e-15 cm^2.',
};

async function fromSpectrum(
  context: StudyContext,
  { spectrum, lifetime, quantumYield, index, counts }: CrossSectionFromSpectrum,
): Promise<StudyCrossSection> {
  const place = context.placeOf(['emissionCrossSection', 'spectrum']);
  const { file, wavelengthNm, intensity } = await readSpectrum(context, spectrum);
  try {
    const found = emissionCrossSection({
      spectrum: { wavelengthNm, intensity, counts },
      lifetimeNs: nanoseconds(lifetime),
      quantumYield: asEstimate(quantumYield),
      index: asEstimate(index),
      wavelengthNm: context.study.wavelengths.emission.value,
    });
    return { scale: found.scale, result: resultOf(found), verdicts: found.verdicts };
  } catch (problem) {
    if (!(problem instanceof InputError)) throw problem;
    throw new InputError(`${file}: ${problem.message}`, place, { cause: problem });
  }
}

const nanoseconds = ({ value, standardError = 0 }: Quantity): Estimate =>
  normalEstimate(value * 1e9, standardError * 1e9, 'given');

async function readSpectrum(context: StudyContext, path: string) {
  const place = context.placeOf(['emissionCrossSection', 'spectrum']);
  const files = await context.inputs.list([path], place);
  const [file] = files;
  if (files.length > 1)
    throw new InputError(`names ${files.length} files (${files.join(', ')}); expected one.`, place);
  const { measurements } = await context.inputs.read({ file, as: 'spectrum-series' });
  const [{ wavelengthNm, spectra }] = measurements;
  if (measurements.length > 1 || spectra.length > 1)
    throw new InputError(`holds ${spectra.length} spectra; expected one.`, { file });
  return { file, wavelengthNm, intensity: spectra[0] };
}

function resultOf({ crossSectionCm2, scale, spectrum }: EmissionCrossSection): EmissionCrossSectionResult {
  return {
    value: crossSectionCm2,
    source: 'spectrum',
    budget: scale.errors.map(({ source, relativeError }) => ({
      source,
      relativeError: Math.abs(relativeError),
    })),
    spectrum: {
      wavelengthNm: Array.from(spectrum.wavelengthNm),
      crossSectionCm2: Array.from(spectrum.crossSectionCm2),
    },
  };
}
