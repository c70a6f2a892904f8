import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dfbModes,
  dfbStopBandNm,
  gratingCoupling,
  guidedModes,
  modeProfile,
  permittivityHarmonic,
  radiatedShare,
  smoothStack,
  type Complex,
  type Corrugation,
  type Stack,
} from '../src/index.js';

const wavelengthNm = 656;
const k0 = (2 * Math.PI) / wavelengthNm;

/** A film with grooves in its upper face. */
const corrugatedFilm = (depthNm: number, filmNm = 204, dutyCycle = 0.5): [Stack, Corrugation] => [
  {
    wavelengthNm,
    layers: [
      { index: 1 },
      { index: 1.9, thicknessNm: depthNm },
      { index: 1.9, thicknessNm: filmNm },
      { index: 1.457 },
    ],
    film: 2,
  },
  { layer: 1, toothIndex: 1.9, grooveIndex: 1, dutyCycle },
];

function guided(stack: Stack, corrugation: Corrugation, order: number) {
  const found = gratingCoupling({ stack, corrugation, order });
  if (found.kind === 'cut-off') throw new Error('no mode');
  return found;
}

describe('the permittivity of a corrugated layer', () => {
  it('is the sum of its harmonics: they are the Fourier integrals of tooth and groove', () => {
    const corrugation = { toothIndex: 2, grooveIndex: 1.4, dutyCycle: 0.3 };
    const points = 20_000;
    for (const harmonic of [1, 2, 3]) {
      let integral = 0;
      for (let i = 0; i < points; i++) {
        const z = (i + 0.5) / points - 0.5;
        const permittivity = Math.abs(z) < 0.15 ? 4 : 1.96;
        integral += (permittivity * Math.cos(2 * Math.PI * harmonic * z)) / points;
      }
      expect(permittivityHarmonic(corrugation, harmonic)).toBeCloseTo(integral, 6);
    }
  });

  it('has a mean between tooth and groove', () => {
    const [stack, corrugation] = corrugatedFilm(20, 204, 0.25);
    expect(smoothStack(stack, corrugation).layers[1]).toEqual({
      index: Math.sqrt(0.25 * 1.9 ** 2 + 0.75),
      thicknessNm: 20,
    });
  });
});

describe('coupling by a corrugation', () => {
  it('of shallow grooves is that of the closed form (k0/N) (n^2 - N^2) depth/width times the Fourier factor', () => {
    const depthNm = 0.01;
    for (const [order, dutyCycle] of [
      [1, 0.5],
      [2, 0.25],
      [2, 0.7],
    ]) {
      const [stack, corrugation] = corrugatedFilm(depthNm, 204, dutyCycle);
      const { mode, couplingPerCm } = guided(stack, corrugation, order);
      const [effective] = mode.effectiveIndex;
      const beyond = [1, 1.457].map((n) => 1 / (k0 * Math.sqrt(effective ** 2 - n ** 2)));
      const widthNm = 204 + beyond[0] + beyond[1];
      const fourier = Math.sin(Math.PI * order * dutyCycle) / (Math.PI * order);
      const closed = ((k0 / effective) * (1.9 ** 2 - effective ** 2) * depthNm * fourier) / widthNm;
      expect(couplingPerCm / (closed * 1e7)).toBeCloseTo(1, 3);
    }
  });

  it('vanishes in second order for equal teeth and grooves, and without contrast', () => {
    const [stack, corrugation] = corrugatedFilm(20);
    expect(guided(stack, corrugation, 2).couplingPerCm).toBeCloseTo(0, 9);
    const flat = { ...corrugation, toothIndex: 1.5, grooveIndex: 1.5 };
    expect(guided(stack, flat, 1).couplingPerCm).toBe(0);
    expect(guided(stack, flat, 2).radiation?.couplingPerCm[1]).toBe(0);
  });

  it('is none where the film guides nothing', () => {
    const [stack, corrugation] = corrugatedFilm(5, 40);
    expect(gratingCoupling({ stack, corrugation, order: 1 })).toEqual({ kind: 'cut-off' });
  });

  it('is refused for orders, layers and shares that are none', () => {
    const [stack, corrugation] = corrugatedFilm(5);
    expect(() => gratingCoupling({ stack, corrugation, order: 3 })).toThrow(/1 or 2/);
    expect(() => gratingCoupling({ stack, corrugation: { ...corrugation, layer: 3 }, order: 1 })).toThrow(
      /inner layer/,
    );
    expect(() => smoothStack(stack, { ...corrugation, dutyCycle: 1.2 })).toThrow(/share/);
    expect(() => gratingCoupling({ stack, corrugation, order: 1, modeOrder: -1 })).toThrow(/whole number/);
  });
});

type State = readonly [number, number, number, number];

/**
 * The radiated wave by Runge-Kutta through the layers: E'' = -k0^2 n^2 E - k0^2 eps_1 phi in the corrugated one. One solution that leaves upwards, one that
 * the source drives; their sum is to leave downwards.
 */
function radiationByIntegration(stack: Stack, corrugation: Corrugation) {
  const smooth = smoothStack(stack, corrugation);
  const [mode] = guidedModes(smooth, 'TE');
  const n = smooth.layers.map(({ index }) => Number(index));
  const drive = k0 ** 2 * permittivityHarmonic(corrugation, 1);
  const steps = 400;
  const last = n.length - 1;
  let [free, forced]: State[] = [
    [1, 0, 0, -k0 * n[0]],
    [0, 0, 0, 0],
  ];
  const kept: { free: State; forced: State; phi: number; weight: number }[] = [];
  let x = 0;
  for (let layer = 1; layer < last; layer++) {
    const h = (smooth.layers[layer].thicknessNm ?? 0) / steps;
    const halves = Float64Array.from({ length: 2 * steps + 1 }, (_, i) => x + (i * h) / 2);
    const phi = modeProfile(mode, halves).field.map(
      (value) => value * Math.sqrt(mode.field.powerWeight[layer]),
    );
    const isSource = layer === corrugation.layer;
    for (let step = 0; step < steps; step++) {
      if (isSource) {
        const weight = (h / 3) * (step === 0 ? 1 : step % 2 === 1 ? 4 : 2);
        kept.push({ free, forced, phi: phi[2 * step], weight });
      }
      const source = isSource ? [0, 1, 2].map((i) => drive * phi[2 * step + i]) : [0, 0, 0];
      free = rungeKutta(free, h, k0 * n[layer], [0, 0, 0]);
      forced = rungeKutta(forced, h, k0 * n[layer], source);
    }
    if (isSource) kept.push({ free, forced, phi: phi[2 * steps], weight: h / 3 });
    x += h * steps;
  }
  const k = k0 * n[last];
  const rest = (s: State): Complex => [s[2] + k * s[1], s[3] - k * s[0]];
  const [top, bottom] = [rest(forced), rest(free)];
  const size = bottom[0] ** 2 + bottom[1] ** 2;
  const share: Complex = [
    -(top[0] * bottom[0] + top[1] * bottom[1]) / size,
    -(top[1] * bottom[0] - top[0] * bottom[1]) / size,
  ];
  const total = (f: State, g: State): Complex => [
    g[0] + share[0] * f[0] - share[1] * f[1],
    g[1] + share[0] * f[1] + share[1] * f[0],
  ];
  const beta = k0 * mode.effectiveIndex[0];
  const overlap = kept.reduce<Complex>(
    (sum, { free: f, forced: g, phi, weight }) => {
      const [re, im] = total(f, g);
      return [sum[0] + weight * phi * re, sum[1] + weight * phi * im];
    },
    [0, 0],
  );
  const power = (index: number, [re, im]: Complex): number => k0 * index * (re * re + im * im);
  const upPower = power(n[0], share);
  const downPower = power(n[last], total(free, forced));
  return {
    couplingPerCm: overlap.map((part) => (1e7 * drive * part) / (2 * beta)),
    lossByFarField: (1e7 * (upPower + downPower)) / (2 * beta),
    coverShare: upPower / (upPower + downPower),
  };
}

/** E and E' (real and imaginary) over one step; the source at its start, middle and end. */
function rungeKutta(state: State, h: number, k: number, source: readonly number[]): State {
  const slope = ([re, im, dRe, dIm]: State, s: number): State => [dRe, dIm, -k * k * re - s, -k * k * im];
  const moved = (by: State, factor: number): State =>
    state.map((value, i) => value + factor * by[i]) as unknown as State;
  const a = slope(state, source[0]);
  const b = slope(moved(a, h / 2), source[1]);
  const c = slope(moved(b, h / 2), source[1]);
  const d = slope(moved(c, h), source[2]);
  return state.map((value, i) => value + (h / 6) * (a[i] + 2 * b[i] + 2 * c[i] + d[i])) as unknown as State;
}

describe('light that a second-order grating radiates', () => {
  const films = fc.record({
    depthNm: fc.double({ min: 2, max: 60, noNaN: true }),
    filmNm: fc.double({ min: 90, max: 500, noNaN: true }),
    dutyCycle: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  });

  it('is that of the wave equation, integrated step by step, and what it takes is what arrives far away', () => {
    fc.assert(
      fc.property(films, ({ depthNm, filmNm, dutyCycle }) => {
        const [stack, corrugation] = corrugatedFilm(depthNm, filmNm, dutyCycle);
        const { radiation } = guided(stack, corrugation, 2);
        const slow = radiationByIntegration(stack, corrugation);
        const [shift, loss] = radiation?.couplingPerCm ?? [NaN, NaN];
        const size = Math.hypot(...slow.couplingPerCm);
        expect(Math.abs(shift - slow.couplingPerCm[0]) / size).toBeLessThan(1e-6);
        expect(Math.abs(loss - slow.couplingPerCm[1]) / size).toBeLessThan(1e-6);
        expect(Math.abs(loss - slow.lossByFarField) / size).toBeLessThan(1e-6);
        expect(radiation?.coverShare).toBeCloseTo(slow.coverShare, 6);
      }),
      { numRuns: 12 },
    );
  });

  it('is the same through layers above and below the corrugated one', () => {
    const [bare, corrugation] = corrugatedFilm(30);
    const coated: Stack = {
      ...bare,
      layers: [
        bare.layers[0],
        { index: 1.49, thicknessNm: 130 },
        ...bare.layers.slice(1, 3),
        { index: 2.3, thicknessNm: 40 },
        bare.layers[3],
      ],
      film: 3,
    };
    const { radiation } = guided(coated, { ...corrugation, layer: 2 }, 2);
    const slow = radiationByIntegration(coated, { ...corrugation, layer: 2 });
    expect(radiation?.couplingPerCm[0]).toBeCloseTo(slow.couplingPerCm[0], 3);
    expect(radiation?.couplingPerCm[1]).toBeCloseTo(slow.couplingPerCm[1], 3);
    expect(radiation?.couplingPerCm[1]).toBeCloseTo(slow.lossByFarField, 3);
  });
});

/** R' = i (delta + h) R + i (kappa + h) S + alpha R and back, over the length in cm, by Runge-Kutta from R = 0, S = 1. */
function secondOrderWaves(
  mode: { thresholdPerCm: number; detuningPerCm: number },
  kappa: number,
  h: Complex,
) {
  const [gain, own] = [mode.thresholdPerCm / 2 - h[1], mode.detuningPerCm + h[0]];
  const across: Complex = [-h[1], kappa + h[0]];
  const slope = ([a, b, c, d]: State): State => [
    gain * a - own * b + across[0] * c - across[1] * d,
    gain * b + own * a + across[0] * d + across[1] * c,
    -gain * c + own * d - across[0] * a + across[1] * b,
    -gain * d - own * c - across[0] * b - across[1] * a,
  ];
  const steps = 4000;
  const dz = 0.05 / steps;
  let waves: State = [0, 0, 1, 0];
  let [within, together] = [0, 0];
  for (let step = 0; step < steps; step++) {
    const moved = (by: State, factor: number): State =>
      waves.map((value, i) => value + factor * by[i]) as unknown as State;
    const a = slope(waves);
    const b = slope(moved(a, dz / 2));
    const c = slope(moved(b, dz / 2));
    const d = slope(moved(c, dz));
    const middle = moved(b, dz / 2);
    within += dz * middle.reduce((sum, value) => sum + value * value, 0);
    together += dz * ((middle[0] + middle[2]) ** 2 + (middle[1] + middle[3]) ** 2);
    waves = waves.map(
      (value, i) => value + (dz / 6) * (a[i] + 2 * b[i] + 2 * c[i] + d[i]),
    ) as unknown as State;
  }
  return {
    endOfS: Math.hypot(waves[2], waves[3]),
    leavingAtTheEnds: 1 + waves[0] ** 2 + waves[1] ** 2,
    generated: mode.thresholdPerCm * within,
    radiated: 2 * h[1] * together,
  };
}

describe('a second-order laser', () => {
  const lengthUm = 500;
  const [stack, corrugation] = corrugatedFilm(6, 204, 0.25);
  const { couplingPerCm: kappa, radiation } = guided(stack, corrugation, 2);
  const h = radiation?.couplingPerCm ?? [0, 0];
  const modes = dfbModes({ coupling: { indexPerCm: kappa }, radiationPerCm: h, lengthUm });

  it('has modes whose waves start at 0 at the ends, and gives out what it generates', () => {
    for (const mode of modes) {
      const { endOfS, leavingAtTheEnds, generated, radiated } = secondOrderWaves(mode, kappa, h);
      const largest = Math.sqrt(leavingAtTheEnds);
      expect(endOfS / largest).toBeLessThan(1e-5);
      expect((leavingAtTheEnds + radiated) / generated).toBeCloseTo(1, 4);
      const share = radiatedShare({ indexPerCm: kappa, radiationPerCm: h, lengthUm }, mode);
      expect(share).toBeCloseTo(radiated / generated, 4);
    }
  });

  it('lases at the edge of the stop band where the radiation of both waves cancels', () => {
    const [first] = modes;
    const other = modes.find(
      ({ detuningPerCm }) => (detuningPerCm + h[0]) * (first.detuningPerCm + h[0]) < 0,
    );
    expect(Math.sign(first.detuningPerCm)).toBe(Math.sign(kappa));
    expect((other?.thresholdPerCm ?? 0) - first.thresholdPerCm).toBeGreaterThan(h[1]);
  });

  it('pays for radiation in an endless grating at one edge twice 2 Im h, at the other nothing', () => {
    const endless = dfbModes({ coupling: { indexPerCm: 4000 }, radiationPerCm: [3, 20], lengthUm: 2000 });
    const [first] = endless;
    const other = endless.find(({ detuningPerCm }) => detuningPerCm < 0);
    expect(first.detuningPerCm).toBeCloseTo(4000, -1);
    expect(first.thresholdPerCm).toBeLessThan(0.5);
    expect(other?.thresholdPerCm).toBeCloseTo(80, 0);
    expect(other?.detuningPerCm).toBeCloseTo(-4006, -1);
  });

  it('is one of first order where nothing is radiated', () => {
    const plain = dfbModes({ coupling: { indexPerCm: 60 }, lengthUm });
    expect(dfbModes({ coupling: { indexPerCm: 60 }, radiationPerCm: [0, 0], lengthUm })).toEqual(plain);
  });
});

describe('the stop band', () => {
  it('is as wide as 2 kappa in beta', () => {
    const width = dfbStopBandNm({ braggWavelengthNm: 656, groupIndex: 1.9, couplingPerCm: 60 });
    const half = width / 2;
    const betaPerCm = (nm: number): number => (2 * Math.PI * 1.9 * 1e7) / nm;
    expect(betaPerCm(656 - half) - betaPerCm(656 + half)).toBeCloseTo(120, 3);
    expect(dfbStopBandNm({ braggWavelengthNm: 656, groupIndex: 1.9, couplingPerCm: -60 })).toBe(width);
  });
});
