import { randomStream } from '@modalgain/numerics';
import {
  findMaterial,
  foldedDelta,
  modelIndex,
  psiDelta,
  type CauchyModel,
  type DispersionModel,
  type EllipsometryFitRequest,
  type EllipsometryLayer,
} from '../src/index.js';

export const silica = findMaterial('fused-silica');
export const silicon: EllipsometryLayer['nkAt'] = (nm) => ({
  n: 3.45 + 0.15 * (500 / nm) ** 4,
  k: 0.02 * (500 / nm) ** 4,
});
export const glass: EllipsometryLayer['nkAt'] = (nm) => ({ n: silica.nk(nm).n });

export const cauchy: CauchyModel = { kind: 'cauchy', a: 1.75, bUm2: 0.02, cUm4: 0.001 };
export const cauchyStart: CauchyModel = { kind: 'cauchy', a: 1.6, bUm2: 0.01, cUm4: 0 };
export const nanoplatelets: DispersionModel = {
  kind: 'oscillators',
  epsilonInfinity: 2.4,
  oscillators: [
    { kind: 'gauss', amplitude: 0.45, energyEv: 1.95, broadeningEv: 0.09 },
    { kind: 'gauss', amplitude: 0.3, energyEv: 2.1, broadeningEv: 0.13 },
    { kind: 'tauc-lorentz', amplitudeEv: 14, energyEv: 4.2, broadeningEv: 2.2, gapEv: 2.05 },
  ],
};

export interface Experiment {
  readonly film: DispersionModel;
  readonly thicknessNm?: number;
  readonly substrate?: EllipsometryLayer['nkAt'];
  readonly anglesDeg?: readonly number[];
  /** First, last, step. */
  readonly wavelengthsNm?: readonly [number, number, number];
  /** Of Psi; that of Delta is twice as large. 0 gives exact data with stated errors of 0.05 and 0.1 degrees. */
  readonly noiseDeg?: number;
  readonly trial?: number;
  readonly folded?: boolean;
  readonly angleOffsetDeg?: number;
}

/** A scan as an instrument would give it, with its layers. */
export function measure({
  film,
  thicknessNm = 150,
  substrate = silicon,
  anglesDeg = [55, 60, 65, 70],
  wavelengthsNm: [first, last, step] = [420, 780, 20],
  noiseDeg = 0,
  trial = 0,
  folded = false,
  angleOffsetDeg = 0,
}: Experiment): Pick<EllipsometryFitRequest, 'scan' | 'layers' | 'film'> {
  const random = randomStream(7, trial);
  const rows = anglesDeg.flatMap((angle) =>
    Array.from(
      { length: Math.floor((last - first) / step) + 1 },
      (_, i) => [first + i * step, angle] as const,
    ),
  );
  const wavelengthNm = Float64Array.from(rows, ([nm]) => nm);
  const angleDeg = Float64Array.from(rows, ([, angle]) => angle);
  const layers = [{ nkAt: () => ({ n: 1 }) }, { thicknessNm }, { nkAt: substrate }];
  const clean = psiDelta({
    layers: layers.map((layer) => ({ nkAt: (nm: number) => modelIndex(film, nm), ...layer })),
    wavelengthNm,
    angleDeg: angleDeg.map((angle) => angle + angleOffsetDeg),
  });
  const noisy = clean.deltaDeg.map((delta) => (delta + 2 * noiseDeg * random.normal() + 360) % 360);
  return {
    scan: {
      wavelengthNm,
      angleDeg,
      psiDeg: clean.psiDeg.map((psi) => psi + noiseDeg * random.normal()),
      deltaDeg: folded ? noisy.map(foldedDelta) : noisy,
      psiErrorDeg: clean.psiDeg.map(() => noiseDeg || 0.05),
      deltaErrorDeg: clean.psiDeg.map(() => 2 * (noiseDeg || 0.05)),
      deltaRange: folded ? 'folded' : 'full',
    },
    layers,
    film: 1,
  };
}
