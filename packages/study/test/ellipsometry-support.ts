import { randomStream } from '@modalgain/numerics';
import { findMaterial, modelIndex, slabMode, type DispersionModel } from '@modalgain/optics';

/** Nanoplatelets that emit at 656 nm: two excitons on the interband absorption. */
export const trueModel: DispersionModel = {
  kind: 'oscillators',
  epsilonInfinity: 2.1,
  oscillators: [
    { kind: 'gauss', amplitude: 0.3, energyEv: 1.94, broadeningEv: 0.07 },
    { kind: 'gauss', amplitude: 0.25, energyEv: 2.09, broadeningEv: 0.12 },
    { kind: 'tauc-lorentz', amplitudeEv: 18, energyEv: 4.1, broadeningEv: 2.1, gapEv: 2.15 },
  ],
};

type Complex = readonly [number, number];
const add = ([a, b]: Complex, [c, d]: Complex): Complex => [a + c, b + d];
const minus = ([a, b]: Complex, [c, d]: Complex): Complex => [a - c, b - d];
const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c];
const over = (x: Complex, [c, d]: Complex): Complex => {
  const size = c * c + d * d;
  return times(x, [c / size, -d / size]);
};
const root = ([a, b]: Complex): Complex => {
  const modulus = Math.hypot(a, b);
  return [Math.sqrt((modulus + a) / 2), Math.sign(b || 1) * Math.sqrt((modulus - a) / 2)];
};

interface Film {
  readonly thicknessNm: number;
  readonly wavelengthNm: number;
  readonly angleDeg: number;
}

/** Psi and Delta of a film on fused silica by the Airy formula: a twin of the transfer matrix that shares no code with it. */
export function airyPsiDelta({ thicknessNm, wavelengthNm, angleDeg }: Film): { psi: number; delta: number } {
  const film = modelIndex(trueModel, wavelengthNm);
  const below = findMaterial('fused-silica', wavelengthNm).nk(wavelengthNm);
  const n: Complex[] = [
    [findMaterial('air', wavelengthNm).nk(wavelengthNm).n, 0],
    [film.n, film.k],
    [below.n, below.k ?? 0],
  ];
  const sine: Complex = [n[0][0] * Math.sin((angleDeg * Math.PI) / 180), 0];
  const cos = n.map((index) => {
    const refracted = over(sine, index);
    return root(minus([1, 0], times(refracted, refracted)));
  });
  const phase = times([(4 * Math.PI * thicknessNm) / wavelengthNm, 0], times(n[1], cos[1]));
  const turn: Complex = [Math.exp(-phase[1]) * Math.cos(phase[0]), Math.exp(-phase[1]) * Math.sin(phase[0])];
  const airy = (r: (i: number) => Complex): Complex => {
    const back = times(r(1), turn);
    return over(add(r(0), back), add([1, 0], times(r(0), back)));
  };
  const fresnel = (a: Complex, b: Complex): Complex => over(minus(a, b), add(a, b));
  const p = airy((i) => fresnel(times(n[i + 1], cos[i]), times(n[i], cos[i + 1])));
  const s = airy((i) => fresnel(times(n[i], cos[i]), times(n[i + 1], cos[i + 1])));
  const [re, im] = over(p, s);
  const degrees = 180 / Math.PI;
  return { psi: degrees * Math.atan(Math.hypot(re, im)), delta: (degrees * Math.atan2(-im, re) + 360) % 360 };
}

/** Errors of an ordinary instrument. */
const angleError = 0.02;
const psiError = 0.05;
const deltaError = 0.1;

/** A scan of 400 to 800 nm at 55, 60 and 65 degrees as CompleteEASE writes it, with noise of the stated size. */
export function scanFile(thicknessNm: number, seed: number): string {
  const noise = randomStream(seed, 1);
  const offset = angleError * noise.normal();
  const rows = [55, 60, 65].flatMap((angleDeg) =>
    Array.from({ length: 51 }, (_, i) => {
      const wavelengthNm = 400 + 8 * i;
      const { psi, delta } = airyPsiDelta({ thicknessNm, wavelengthNm, angleDeg: angleDeg + offset });
      const [measuredPsi, measuredDelta] = [
        psi + psiError * noise.normal(),
        delta + deltaError * noise.normal(),
      ];
      return `E\t${wavelengthNm}\t${angleDeg}\t${measuredPsi.toFixed(4)}\t${measuredDelta.toFixed(4)}\t${psiError}\t${deltaError}`;
    }),
  );
  return `simulated\nVASEmethod[EllipsometerType=4]\nnm\n${rows.join('\n')}\n`;
}

/** The confinement of the true film on the study's substrate. */
export function trueConfinement(thicknessNm: number): number {
  const wavelengthNm = 656;
  const mode = slabMode({
    wavelengthNm,
    thicknessNm,
    coverIndex: findMaterial('air', wavelengthNm).nk(wavelengthNm).n,
    substrateIndex: findMaterial('fused-silica', wavelengthNm).nk(wavelengthNm).n,
    filmIndex: modelIndex(trueModel, wavelengthNm).n,
    polarization: 'TE',
    order: 0,
  });
  if (mode.kind !== 'guided') throw new Error('the true film guides no mode');
  return mode.confinementModal;
}
