import { readFileSync } from 'node:fs';
import { integrate, InputError } from '@modalgain/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  materialFromModel,
  modelIndex,
  modelPermittivity,
  photonEnergyEvNm,
  type DispersionModel,
  type Oscillator,
} from '../src/index.js';
import { itWithSharedData, sharedData } from '../../../test-support/shared-data.js';

/** Rows of numbers of a table of refellips; its parameters are those of that project's own tests, written down here. */
function table(name: string): number[][] {
  const text = readFileSync(sharedData(`ellipsometry/refellips/${name}`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
}

function oscillatorsOf(epsilonInfinity: number, ...oscillators: Oscillator[]): DispersionModel {
  return { kind: 'oscillators', epsilonInfinity, oscillators };
}

const atEnergy = (model: DispersionModel, energyEv: number): readonly [number, number] =>
  modelPermittivity(model, photonEnergyEvNm / energyEv);

/** The wavelengths moved to the photon energy that a program with hc = 1240 eV nm has there. */
const roundedHc = (rows: number[][]): number[][] =>
  rows.map(([wavelengthNm, ...index]) => [(wavelengthNm * photonEnergyEvNm) / 1240, ...index]);

/** Largest difference from n and k of the file. */
function worst(model: DispersionModel, rows: number[][]): { n: number; k: number } {
  const differences = rows.map(([wavelengthNm, n, k]) => {
    const index = modelIndex(model, wavelengthNm);
    return { n: Math.abs(index.n - n), k: Math.abs(index.k - k) };
  });
  return { n: Math.max(...differences.map(({ n }) => n)), k: Math.max(...differences.map(({ k }) => k)) };
}

describe('models against commercial programs', () => {
  itWithSharedData('Cauchy is that of WVASE to the digits of its file', () => {
    const model: DispersionModel = { kind: 'cauchy', a: 1.47, bUm2: 0.00495, cUm4: 0 };
    expect(worst(model, table('Cauchynk_fromWVASE.txt')).n).toBeLessThan(6e-7);
  });

  itWithSharedData('Sellmeier is that of CompleteEASE to the digits of its file', () => {
    const model: DispersionModel = {
      kind: 'sellmeier',
      epsilonInfinity: 1,
      terms: [{ strength: 1, resonanceUm: 2 }],
      infraredPerUm2: 0.01,
    };
    expect(worst(model, table('Sellmeiernk_fromCompleteEase.txt')).n).toBeLessThan(6e-7);
  });

  itWithSharedData(
    'Lorentz is that of WVASE, whose amplitude is A/(E0^2 - E^2 - i B E), with 1240 eV nm for hc',
    () => {
      const model = oscillatorsOf(
        2,
        { kind: 'lorentz', amplitude: 5 / (0.25 * 2), energyEv: 2, broadeningEv: 0.25 },
        { kind: 'lorentz', amplitude: 10 / (0.5 * 4), energyEv: 4, broadeningEv: 0.5 },
      );
      const { n, k } = worst(model, roundedHc(table('Lorentznk_fromWVASE.txt')));
      expect(n).toBeLessThan(6e-7);
      expect(k).toBeLessThan(6e-7);
    },
  );

  itWithSharedData('Gauss is that of CompleteEASE, with 1240 eV nm for hc', () => {
    const model = oscillatorsOf(1, { kind: 'gauss', amplitude: 0.5, energyEv: 2.5, broadeningEv: 1 });
    const { n, k } = worst(model, roundedHc(table('Gaussnk_fromCompleteEase.txt')));
    expect(n).toBeLessThan(6e-7);
    expect(k).toBeLessThan(6e-7);
  });

  itWithSharedData('Tauc-Lorentz is that of CompleteEASE to the digits of the energies in its file', () => {
    const model = oscillatorsOf(
      1,
      { kind: 'tauc-lorentz', amplitudeEv: 22, energyEv: 1.2, broadeningEv: 0.9, gapEv: 1.1 },
      { kind: 'tauc-lorentz', amplitudeEv: 154, energyEv: 3.4, broadeningEv: 1.6, gapEv: 1.1 },
    );
    for (const [energyEv, re, im] of table('TaucLorentz_fromCompleteEase.txt')) {
      const [ours, oursIm] = atEnergy(model, energyEv);
      expect(Math.abs(ours - re)).toBeLessThan(3e-5);
      expect(Math.abs(oursIm - im)).toBeLessThan(3e-5);
    }
  });
});

/** Re(epsilon) less epsilonInfinity as the integral of Kramers and Kronig over Im(epsilon), the pole at E taken off. */
function kramersKronig(model: DispersionModel, energyEv: number, breaks: readonly number[]): number {
  const own = energyEv * atEnergy(model, energyEv)[1];
  const f = (x: number): number => (x * atEnergy(model, x)[1] - own) / ((x - energyEv) * (x + energyEv));
  const ends = [0, ...breaks, energyEv].sort((a, b) => a - b);
  const last = ends[ends.length - 1];
  let sum = 0;
  ends.slice(1).forEach((upper, i) => {
    if (upper > ends[i]) sum += integrate({ f, lower: ends[i], upper, absoluteTolerance: 1e-10 }).value;
  });
  // From the last break to infinity with x = last/t.
  const tail = (t: number): number => (f(last / t) * last) / (t * t);
  return (2 / Math.PI) * (sum + integrate({ f: tail, lower: 0, upper: 1, absoluteTolerance: 1e-10 }).value);
}

const positive = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

const taucLorentz = fc.record({
  kind: fc.constant('tauc-lorentz' as const),
  amplitudeEv: positive(1, 100),
  energyEv: positive(1, 5),
  // Over-damped ones, C > 2 E0, among them.
  broadeningEv: positive(0.2, 12),
  gapEv: positive(0.5, 3),
});
const lorentzOrGauss = fc.record({
  kind: fc.constantFrom('lorentz' as const, 'gauss' as const),
  amplitude: positive(0.1, 10),
  energyEv: positive(1, 5),
  broadeningEv: positive(0.1, 1.5),
});

describe('Kramers and Kronig', () => {
  it('hold between Re and Im of every oscillator with absorption', () => {
    fc.assert(
      fc.property(fc.oneof(taucLorentz, lorentzOrGauss), positive(0.3, 6), (oscillator, energyEv) => {
        const model = oscillatorsOf(1.5, oscillator);
        const scale = Math.abs(atEnergy(model, oscillator.energyEv)[1]) + 1;
        const breaks = [
          oscillator.kind === 'tauc-lorentz' ? oscillator.gapEv : oscillator.energyEv / 2,
          oscillator.energyEv,
          oscillator.energyEv + 2 * oscillator.broadeningEv,
        ];
        const [re] = atEnergy(model, energyEv);
        expect(Math.abs(re - 1.5 - kramersKronig(model, energyEv, breaks)) / scale).toBeLessThan(1e-7);
      }),
      { numRuns: 150 },
    );
  });

  it('hold for Tauc-Lorentz at critical damping and beside it, without a jump', () => {
    const at = (broadeningEv: number): number =>
      atEnergy(
        oscillatorsOf(0, { kind: 'tauc-lorentz', amplitudeEv: 40, energyEv: 2, broadeningEv, gapEv: 1.4 }),
        2.2,
      )[0];
    const critical = oscillatorsOf(0, {
      kind: 'tauc-lorentz',
      amplitudeEv: 40,
      energyEv: 2,
      broadeningEv: 4,
      gapEv: 1.4,
    });
    expect(at(4)).toBeCloseTo(kramersKronig(critical, 2.2, [1.4, 2, 10]), 8);
    for (const off of [1e-6, 1e-5, 2.5e-5, 1e-4, 1e-3]) {
      expect(at(4 + off) - 2 * at(4) + at(4 - off)).toBeCloseTo(0, off < 1e-3 ? 7 : 5);
    }
  });
});

describe('a model without a finite index', () => {
  const refusal = (model: unknown, wavelengthNm = 500) => {
    return () => modelIndex(model as DispersionModel, wavelengthNm);
  };
  const oscillator = (part: object): object => ({
    kind: 'oscillators',
    epsilonInfinity: 2,
    oscillators: [part],
  });

  it('is refused in one sentence, never NaN', () => {
    const cauchy = { kind: 'cauchy', a: 1.7, bUm2: 0.01, cUm4: 0 };
    for (const wavelengthNm of [0, NaN, -500, Infinity])
      expect(refusal(cauchy, wavelengthNm)).toThrow(/expected a wavelength in nm above 0/);
    const sellmeier = { kind: 'sellmeier', epsilonInfinity: 1, terms: [{ strength: 1, resonanceUm: 0.5 }] };
    expect(refusal(sellmeier)).toThrow(/sellmeier model has no finite index at 500 nm/);
    const interband = { kind: 'tauc-lorentz', amplitudeEv: 10, energyEv: 4, broadeningEv: 0, gapEv: 2 };
    expect(refusal(oscillator(interband))).toThrow(/no width may be 0/);
    const tail = { kind: 'urbach', amplitude: 0.1, edgeEv: 2, urbachEnergyEv: 0 };
    expect(refusal({ ...cauchy, extinction: tail })).toThrow(/no finite index/);
  });

  it('is refused where its kind is not known', () => {
    expect(refusal({ kind: 'cauchi', a: 1.7 })).toThrow(/found the kind "cauchi", expected cauchy/);
    expect(refusal(oscillator({ kind: 'lorenz' }))).toThrow(/found the kind "lorenz", expected lorentz/);
  });
});

describe('dispersion models', () => {
  it('give k = 0 exactly below the gap of Tauc-Lorentz, and finite values at the gap', () => {
    const model = oscillatorsOf(1, {
      kind: 'tauc-lorentz',
      amplitudeEv: 30,
      energyEv: 2.5,
      broadeningEv: 0.4,
      gapEv: 2,
    });
    expect(modelIndex(model, photonEnergyEvNm / 1.99).k).toBe(0);
    expect(modelIndex(model, photonEnergyEvNm / 2).n).toBeCloseTo(
      modelIndex(model, photonEnergyEvNm / 1.9999999).n,
      5,
    );
    expect(modelIndex(model, photonEnergyEvNm / 2.1).k).toBeGreaterThan(0);
  });

  it('absorb and never amplify for positive amplitudes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(taucLorentz, lorentzOrGauss), { maxLength: 4 }),
        positive(150, 3000),
        (list, wavelengthNm) => {
          expect(modelIndex(oscillatorsOf(1, ...list), wavelengthNm).k).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('approach epsilonInfinity far above every resonance', () => {
    fc.assert(
      fc.property(fc.oneof(taucLorentz, lorentzOrGauss), (oscillator) => {
        const [re, im] = atEnergy(oscillatorsOf(2.25, oscillator), 1e5);
        expect(Math.hypot(re - 2.25, im)).toBeLessThan(1e-3);
      }),
    );
  });

  it('have the widths and heights that their parameters say', () => {
    const gauss = oscillatorsOf(1, { kind: 'gauss', amplitude: 3, energyEv: 3, broadeningEv: 0.2 });
    expect(atEnergy(gauss, 3)[1]).toBeCloseTo(3, 12);
    expect(atEnergy(gauss, 3.1)[1]).toBeCloseTo(1.5, 12);
    const lorentz = oscillatorsOf(1, { kind: 'lorentz', amplitude: 3, energyEv: 3, broadeningEv: 0.02 });
    expect(atEnergy(lorentz, 3)[1]).toBeCloseTo(3, 12);
    expect(atEnergy(lorentz, 3.01)[1]).toBeCloseTo(1.5, 2);
  });

  it('turn a Drude metal transparent at its plasma energy, and a pole into a Sellmeier term', () => {
    const drude = oscillatorsOf(1, { kind: 'drude', plasmaEnergyEv: 9, broadeningEv: 0 });
    expect(atEnergy(drude, 9)[0]).toBeCloseTo(0, 12);
    expect(modelIndex(drude, photonEnergyEvNm / 4).k).toBeGreaterThan(2);
    const pole = oscillatorsOf(2, { kind: 'pole', amplitudeEv2: 30, energyEv: 6 });
    const resonanceUm = photonEnergyEvNm / 6 / 1000;
    const sellmeier: DispersionModel = {
      kind: 'sellmeier',
      epsilonInfinity: 2,
      terms: [{ strength: 30 / 36, resonanceUm }],
    };
    expect(modelIndex(pole, 633).n).toBeCloseTo(modelIndex(sellmeier, 633).n, 12);
  });

  it('let k of a Cauchy film fall by e in one Urbach energy, or by a power of the wavelength', () => {
    const cauchy = { kind: 'cauchy', a: 1.8, bUm2: 0.02, cUm4: 1e-4 } as const;
    const urbach: DispersionModel = {
      ...cauchy,
      extinction: { kind: 'urbach', amplitude: 0.1, edgeEv: 2, urbachEnergyEv: 0.05 },
    };
    expect(modelIndex(urbach, photonEnergyEvNm / 1.95).k).toBeCloseTo(0.1 / Math.E, 12);
    const power: DispersionModel = {
      ...cauchy,
      extinction: { kind: 'power-law', amplitude: 0.001, exponent: 4 },
    };
    expect(modelIndex(power, 500).k).toBeCloseTo(0.016, 12);
    const [re, im] = modelPermittivity(power, 500);
    expect(re).toBeCloseTo(modelIndex(power, 500).n ** 2 - 0.016 ** 2, 12);
    expect(im).toBeCloseTo(2 * modelIndex(power, 500).n * 0.016, 12);
  });

  it('become materials that know their range and refuse what is no index', () => {
    const film = materialFromModel('film', { kind: 'cauchy', a: 1.5, bUm2: 0.01, cUm4: 0 }, [400, 800]);
    expect(film.nk(500)).toEqual({ n: 1.54, k: 0 });
    expect(() => film.nk(801)).toThrow(/400 to 800 nm; 801 nm is outside/);
    expect(() => materialFromModel('film', { kind: 'cauchy', a: 1.5, bUm2: 0, cUm4: 0 }, [800, 400])).toThrow(
      InputError,
    );
    const odd = materialFromModel('odd', { kind: 'cauchy', a: -1, bUm2: 0, cUm4: 0 }, [400, 800]);
    expect(() => odd.nk(500)).toThrow(/expected n above 0/);
  });
});
