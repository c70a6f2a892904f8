/** The logarithm of a ratio, after over before. */
export interface LogRatio {
  readonly value: number;
  readonly standardError: number;
}

/**
 * What a treatment does to a film, in logarithms of ratios after over before. `emittersPerArea` is n_t d, which pressing keeps, and
 * `refractionPerArea` is d (n^2 - 1)/(n^2 + 2), which by Lorentz and Lorenz goes with it: both 0 is the mass balance. `loss` is over what the
 * law of the film makes of the other four.
 */
export type Departure = 'thickness' | 'emittersPerArea' | 'refractionPerArea' | 'roughness' | 'loss';

export const departures: readonly Departure[] = [
  'thickness',
  'emittersPerArea',
  'refractionPerArea',
  'roughness',
  'loss',
];

/** Of one film. */
export type TreatmentChange = Readonly<Record<Departure, number>>;

/** Before and after a treatment, as measured; what was not measured is left out. */
export interface TreatedPair {
  readonly before: string;
  readonly after: string;
  readonly pressureMpa: number | undefined;
  /** Of the film before, over ideal packing. */
  readonly packing: number | undefined;
  readonly measured: Readonly<Partial<Record<Departure, LogRatio>>> & { readonly thickness: LogRatio };
}
