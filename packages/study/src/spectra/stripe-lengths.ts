import { quantityInName, quantityOfPattern } from '@modalgain/formats';
import { stripeLengthsOf } from '@modalgain/measurements';
import type { SlitScale, SpectrumSeries } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import type { InputPlace } from '@modalgain/numerics';

/** How the stripe length of a spectrum is found. */
export interface LengthRule {
  /** Where the name of a file of one spectrum holds it, e.g. "{length}um" or "x{position}mm". */
  readonly pattern: string | undefined;
  /** What positions are counted from. */
  readonly slit: SlitScale | undefined;
  /** Of the pattern, for messages. */
  readonly place: InputPlace;
  /** How to state either: "stripeLength: ..." in a study, "--length ..." in a command. */
  readonly howToState: { readonly pattern: string; readonly slit: string };
}

/**
 * Spectra against stripe length: from the name of the file where a pattern is stated and it holds one spectrum, else as the
 * file itself states lengths or positions.
 *
 * @throws InputError for a name that does not fit, positions without a slit, a slit without positions, and spectra of unknown
 * length
 */
export function againstStripeLength(series: SpectrumSeries, rule: LengthRule): SpectrumSeries {
  const { file } = series.provenance;
  const named = rule.pattern !== undefined && series.spectra.length === 1 ? fromName(series, rule) : series;
  if (named.variable === 'stripeLengthUm') {
    if (!rule.slit) return named;
    throw new InputError(
      `states stripe lengths, but a slit is stated beside it, which turns positions into lengths; leave one of them out.`,
      { file },
    );
  }
  if (named.variable !== 'positionUm') throw unknownLength(named, rule);
  if (!rule.slit) {
    throw new InputError(
      `holds spectra against the position of a slit; say where the stripe has no length: ${rule.howToState.slit}.`,
      { file },
    );
  }
  return {
    ...named,
    variable: 'stripeLengthUm',
    variableValues: stripeLengthsOf(named.variableValues, rule.slit, file),
  };
}

function fromName(series: SpectrumSeries, { pattern = '', place }: LengthRule): SpectrumSeries {
  const { value } = quantityInName({ pattern, file: series.provenance.file, place });
  const isPosition = quantityOfPattern(pattern) === 'position';
  return {
    ...series,
    variable: isPosition ? 'positionUm' : 'stripeLengthUm',
    variableValues: Float64Array.of(value),
  };
}

function unknownLength({ variable, spectra, provenance }: SpectrumSeries, { howToState }: LengthRule) {
  const of = {
    fluenceUjPerCm2: 'against fluence',
    pulseEnergyUj: 'against pulse energy',
    unknown: 'of unknown stripe length',
    stripeLengthUm: '',
    positionUm: '',
  }[variable];
  return new InputError(
    spectra.length === 1
      ? `found a spectrum ${of}; expected its stripe length in the header ("Stripe length: 20 um"), or in the name of the file with ${howToState.pattern}.`
      : `found spectra ${of}, expected them against stripe length, each headed with its own, such as "20 um".`,
    { file: provenance.file },
  );
}
