import { intensityModels, type IntensityModelName, type IntensityPoint } from './intensity-models.js';
import type { StripeParameters } from './stripe-problem.js';

/** The pumped length of a stripe that is stated as `lengthCm`. */
export function trueLength(lengthCm: number, { zeroErrorCm }: StripeParameters): number {
  return Math.max(0, lengthCm + zeroErrorCm);
}

/**
 * The stripes of a scan under one model while its parameters change. Their light is kept until it is asked for at other parameters, as solvers
 * ask for derivatives right after; and each stripe is solved from where it was found last.
 */
export class SolvedStripes {
  private readonly name: IntensityModelName;
  private readonly lengthCm: Float64Array;
  /** At the edges, without offset. */
  private readonly intensity: Float64Array;
  /** Of models that are solved for it. */
  private readonly middle: Float64Array;
  private known: StripeParameters | undefined;

  /** @param lengthCm as stated */
  constructor(name: IntensityModelName, lengthCm: Float64Array) {
    this.name = name;
    this.lengthCm = lengthCm;
    this.intensity = new Float64Array(lengthCm.length);
    this.middle = new Float64Array(lengthCm.length).fill(NaN);
  }

  /** At the edges of all stripes, without offset; good until it is asked for again. */
  intensitiesAt(parameters: StripeParameters): Float64Array {
    const { lengthCm, intensity, middle, known } = this;
    if (known !== undefined && areSame(known, parameters)) return intensity;
    this.known = parameters;
    const model = intensityModels[this.name];
    const { byMiddle } = model;
    for (let i = 0; i < lengthCm.length; i++) {
      const pumpedCm = trueLength(lengthCm[i], parameters);
      if (byMiddle) middle[i] = byMiddle.solve(pumpedCm, parameters, middle[i]);
      intensity[i] = byMiddle
        ? byMiddle.intensity(pumpedCm, middle[i], parameters)
        : model.intensity(pumpedCm, parameters);
    }
    return intensity;
  }

  /** Writes intensity and derivatives of one stripe into `point`. */
  differentiate(i: number, parameters: StripeParameters, point: IntensityPoint): void {
    const [pumpedCm, intensity] = [trueLength(this.lengthCm[i], parameters), this.intensitiesAt(parameters)];
    const { byMiddle, differentiate } = intensityModels[this.name];
    if (byMiddle) byMiddle.differentiate(pumpedCm, this.middle[i], parameters, point);
    else differentiate(pumpedCm, intensity[i], parameters, point);
  }
}

function areSame(a: StripeParameters, b: StripeParameters): boolean {
  return (
    a.netGainPerCm === b.netGainPerCm &&
    a.sourcePerCm === b.sourcePerCm &&
    a.saturation === b.saturation &&
    a.lossPerCm === b.lossPerCm &&
    a.zeroErrorCm === b.zeroErrorCm
  );
}
