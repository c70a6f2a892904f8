import { describe, expect, it } from 'vitest';
import { emissionCrossSection } from '@modalgain/gain';
import { normalEstimate, randomStream } from '@modalgain/numerics';

const exact = (value: number) => normalEstimate(value, 0, 'given');
const film = { lifetimeNs: exact(5), quantumYield: exact(0.8), index: exact(1.9) };

/** A Gaussian line in emitted power per wavelength; the grid may be uneven. */
function line(centreNm: number, widthNm: number, reach = 6, points = 801) {
  const wavelengthNm = Array.from({ length: points }, (_, i) => {
    const place = (2 * i) / (points - 1) - 1;
    return centreNm + reach * widthNm * (0.7 * place + 0.3 * place ** 3);
  });
  const intensity = wavelengthNm.map((at) => Math.exp(-4 * Math.LN2 * ((at - centreNm) / widthNm) ** 2));
  return { wavelengthNm, intensity };
}

describe('emission cross-section', () => {
  it('of a narrow line is lambda^2 g(nu)/(8 pi n^2 tau_rad), g the normalised line shape in frequency', () => {
    const [centreNm, widthNm] = [656, 0.1];
    // In SI: a Gaussian line of width c dlambda/lambda^2 has the maximum 2 sqrt(ln 2/pi)/width.
    const widthHz = (299792458 * widthNm * 1e-9) / (centreNm * 1e-9) ** 2;
    const shapeSeconds = (2 * Math.sqrt(Math.LN2 / Math.PI)) / widthHz;
    const radiativeSeconds = 5e-9 / 0.8;
    const expectedM2 = ((centreNm * 1e-9) ** 2 * shapeSeconds) / (8 * Math.PI * 1.9 ** 2 * radiativeSeconds);
    const { crossSectionCm2 } = emissionCrossSection({ spectrum: line(centreNm, widthNm), ...film });
    expect(crossSectionCm2.value / (expectedM2 * 1e4)).toBeCloseTo(1, 5);
  });

  it('of a band of 10 nm has the size that is known of platelets, 1e-15 cm2', () => {
    const { crossSectionCm2, wavelengthNm } = emissionCrossSection({ spectrum: line(656, 10), ...film });
    expect(crossSectionCm2.value).toBeGreaterThan(0.9e-15);
    expect(crossSectionCm2.value).toBeLessThan(1.2e-15);
    expect(wavelengthNm).toBeCloseTo(656, 0);
  });

  it('fulfils the integral that defines it: 8 pi n^2 c int sigma/lambda^4 dlambda is the radiative rate', () => {
    const { spectrum } = emissionCrossSection({ spectrum: line(640, 40), ...film });
    const { wavelengthNm, crossSectionCm2 } = spectrum;
    let sum = 0;
    for (let i = 1; i < wavelengthNm.length; i++) {
      const [left, right] = [i - 1, i].map((j) => (crossSectionCm2[j] * 1e14) / wavelengthNm[j] ** 4);
      sum += ((wavelengthNm[i] - wavelengthNm[i - 1]) * (left + right)) / 2;
    }
    expect(8 * Math.PI * 1.9 ** 2 * 2.99792458e8 * sum).toBeCloseTo(0.8 / 5, 10);
  });

  it('takes photons per wavelength for what they are, and does not care for the unit of the intensity', () => {
    const power = line(656, 20);
    const photons = {
      wavelengthNm: power.wavelengthNm,
      intensity: power.intensity.map((value, i) => 37 * value * power.wavelengthNm[i]),
      counts: 'photons' as const,
    };
    const at = (spectrum: Parameters<typeof emissionCrossSection>[0]['spectrum']) =>
      emissionCrossSection({ spectrum, ...film, wavelengthNm: 650.3 }).crossSectionCm2.value;
    expect(at(photons) / at(power)).toBeCloseTo(1, 12);
  });

  it('has the error that a Monte Carlo over noisy spectra shows', () => {
    const { wavelengthNm, intensity } = line(656, 20, 3, 301);
    const noise = 0.04;
    const sections = Array.from({ length: 400 }, (_, trial) => {
      const stream = randomStream(72, trial);
      const noisy = intensity.map((value) => value + noise * stream.normal());
      return emissionCrossSection({
        spectrum: { wavelengthNm, intensity: noisy },
        ...film,
        wavelengthNm: 660,
      });
    }).map(({ crossSectionCm2 }) => crossSectionCm2);
    const mean = sections.reduce((sum, { value }) => sum + value, 0) / sections.length;
    const scatter = Math.sqrt(
      sections.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (sections.length - 1),
    );
    const stated = sections.reduce((sum, { standardError }) => sum + standardError, 0) / sections.length;
    // The standard deviation of 400 draws is known to 3.5 %; the line's own bend adds next to nothing.
    expect(stated / scatter).toBeGreaterThan(0.86);
    expect(stated / scatter).toBeLessThan(1.14);
  });

  it('has the error that a Monte Carlo over lifetime, yield and index shows, and names its causes', () => {
    const inputs = {
      lifetimeNs: normalEstimate(5, 0.25, 'given'),
      quantumYield: normalEstimate(0.8, 0.06, 'given'),
      index: normalEstimate(1.9, 0.04, 'given'),
    };
    const spectrum = line(656, 10, 5, 101);
    const { crossSectionCm2, scale } = emissionCrossSection({ spectrum, ...inputs });
    const stream = randomStream(71, 0);
    const draws = Array.from({ length: 2000 }, () => {
      const draw = ({ value, standardError }: typeof inputs.index) =>
        exact(value + standardError * stream.normal());
      const [lifetimeNs, index] = [draw(inputs.lifetimeNs), draw(inputs.index)];
      const quantumYield = exact(Math.min(1, draw(inputs.quantumYield).value));
      return emissionCrossSection({ spectrum, lifetimeNs, quantumYield, index }).crossSectionCm2.value;
    });
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const scatter = Math.sqrt(
      draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws.length - 1),
    );
    // Four standard errors of a standard deviation from 2000 draws are 6 %.
    expect(Math.abs(scatter / crossSectionCm2.standardError - 1)).toBeLessThan(0.06);
    const total = Math.hypot(...scale.errors.map(({ relativeError }) => relativeError));
    // The bend of a noise-free line counts as a noise of 1e-4.
    expect(total).toBeCloseTo(Math.hypot(0.05, 0.075, 2 * (0.04 / 1.9)), 6);
  });

  it('says that it scales every density, and warns of a spectrum that is cut off', () => {
    const codes = (reach: number) =>
      emissionCrossSection({ spectrum: line(656, 10, reach), ...film }).verdicts.map(({ code }) => code);
    expect(codes(3)).toEqual(['cross-section-scales-density']);
    expect(codes(0.7)).toEqual(['spectrum-cut-off', 'cross-section-scales-density']);
  });

  it.each([
    [{ quantumYield: exact(80) }, 'not in %'],
    [{ lifetimeNs: exact(-1) }, 'lifetime is -1'],
    [{ index: normalEstimate(1, 1, 'given') }, 'has to stay above 0'],
    [{ wavelengthNm: 900 }, 'asked for at 900 nm'],
    [{ spectrum: { wavelengthNm: [3, 2, 1], intensity: [1, 1, 1] } }, '2 nm follows 3 nm'],
    [{ spectrum: { wavelengthNm: [1, 2, 3], intensity: [0, 0, 0] } }, 'has to hold light'],
    [{ spectrum: { wavelengthNm: [1, 2, 3], intensity: [0, 0] } }, '3 wavelengths and 2 intensities'],
  ])('refuses input out of range in words: %#', (changes, sentence) => {
    expect(() => emissionCrossSection({ spectrum: line(656, 10), ...film, ...changes })).toThrow(sentence);
  });
});
