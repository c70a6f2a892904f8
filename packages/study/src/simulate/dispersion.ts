/** One absorption feature, Gaussian on the energy axis. */
interface AbsorptionBand {
  readonly peakNm: number;
  /** Standard deviation in eV. */
  readonly widthEv: number;
  readonly height: number;
}

/**
 * Shape of k of CdSe/CdZnS platelets: the heavy-hole and the light-hole exciton, and a rise of higher states to the blue.
 * Chosen to look like such films; what is true at the emission wavelength is set by the truth file.
 */
const bands: readonly AbsorptionBand[] = [
  { peakNm: 622, widthEv: 0.028, height: 0.055 },
  { peakNm: 574, widthEv: 0.045, height: 0.06 },
  { peakNm: 310, widthEv: 0.65, height: 0.36 },
];

const evTimesNm = 1239.841984;
// The midpoint rule gains digits exponentially on Gaussians: 3.5 points a standard deviation are plenty.
const stepEv = 0.008;
const stepCount = 1000;

function bandExtinction(energyEv: number): number {
  return bands.reduce(
    (sum, { peakNm, widthEv, height }) =>
      sum + height * Math.exp(-0.5 * ((energyEv - evTimesNm / peakNm) / widthEv) ** 2),
    0,
  );
}

/**
 * What the bands add to n, by the Kramers-Kronig integral (2/pi) P int E' k(E')/(E'^2 - E^2) dE'. The grid is laid so that
 * the pole falls midway between two points, where its two sides cancel.
 */
function bandIndex(energyEv: number): number {
  const firstEv = (energyEv / stepEv - Math.floor(energyEv / stepEv) + 0.5) * stepEv;
  let sum = 0;
  for (let i = 0; i < stepCount; i++) {
    const pointEv = firstEv + i * stepEv;
    sum += (pointEv * bandExtinction(pointEv)) / (pointEv * pointEv - energyEv * energyEv);
  }
  return (2 / Math.PI) * stepEv * sum;
}

/**
 * n and k at the given wavelengths that pass through the given values at the emission wavelength, with bands as strong as k at the pump asks for: a film of more
 * emitters absorbs more at all wavelengths.
 */
export function filmDispersion(request: {
  readonly wavelengthsNm: readonly number[];
  readonly emissionWavelengthNm: number;
  readonly index: number;
  readonly extinction: number;
  readonly pump: { readonly wavelengthNm: number; readonly extinction: number };
}): { readonly n: number[]; readonly k: number[] } {
  const emissionEv = evTimesNm / request.emissionWavelengthNm;
  const rise = bandExtinction(evTimesNm / request.pump.wavelengthNm) - bandExtinction(emissionEv);
  const strength = (request.pump.extinction - request.extinction) / rise;
  const indexElsewhere = request.index - strength * bandIndex(emissionEv);
  const extinctionElsewhere = request.extinction - strength * bandExtinction(emissionEv);
  const energiesEv = request.wavelengthsNm.map((wavelengthNm) => evTimesNm / wavelengthNm);
  return {
    n: energiesEv.map((energyEv) => indexElsewhere + strength * bandIndex(energyEv)),
    k: energiesEv.map((energyEv) => Math.max(extinctionElsewhere + strength * bandExtinction(energyEv), 0)),
  };
}
