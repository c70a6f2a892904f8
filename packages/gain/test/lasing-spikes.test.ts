import { describe, expect, it } from 'vitest';
import { feedback, fitSpectralGain, lasingSpikes, simulateSpikedSpectrum } from '@modalgain/gain';

const photoluminescence = { peakNm: 641, fwhmNm: 30, counts: 2000 };
const amplified = { peakNm: 656, fwhmNm: 8, counts: 20_000 };

function grid(channels: number, channelNm: number): Float64Array {
  return Float64Array.from({ length: channels }, (_, j) => 655 + (j - channels / 2) * channelNm);
}

type Truth = Partial<Parameters<typeof simulateSpikedSpectrum>[0]>;

function spikesOf(truth: Truth = {}, stream = 0) {
  const wavelengthNm = truth.wavelengthNm ?? grid(400, 0.25);
  const bands = [photoluminescence, amplified];
  const spectrum = simulateSpikedSpectrum({
    ...{ wavelengthNm, bands, readNoise: 5, photonCounts: 1, seed: 3, stream },
    ...truth,
  });
  return lasingSpikes({ wavelengthNm, spectra: [spectrum] });
}

function share(trials: number, truth: Truth): number {
  let found = 0;
  for (let stream = 0; stream < trials; stream++) if (spikesOf(truth, stream).length > 0) found += 1;
  return found / trials;
}

describe('spikes on an emission band', () => {
  it.each<[string, Truth]>([
    [
      'photoluminescence alone',
      { bands: [{ ...photoluminescence, counts: 20_000 }], wavelengthNm: grid(221, 0.5) },
    ],
    ['an amplified band of 5 nm', { bands: [photoluminescence, { ...amplified, fwhmNm: 5 }] }],
    [
      'a bright band of 4 nm, fine channels',
      { bands: [{ ...amplified, fwhmNm: 4, counts: 60_000 }], wavelengthNm: grid(600, 0.1) },
    ],
    ['faint light', { bands: [{ ...amplified, counts: 200 }] }],
    ['a detector with 20 counts a photon', { photonCounts: 20, readNoise: 50 }],
  ])('are not seen where there are none: %s', (_, truth) => {
    // 1000 spectra in all.
    expect(share(200, truth)).toBeLessThanOrEqual(0.05);
  });

  it('are found where they are a tenth of the band', () => {
    expect(share(40, { spikes: [{ peakNm: 655.3, fwhmNm: 0.4, counts: 2000 }] })).toBeGreaterThan(0.95);
  });

  it('are found one by one, with place and height', () => {
    const places = [652.1, 653.7, 655.3, 657.2, 658.8];
    const spikes = places.map((peakNm) => ({ peakNm, fwhmNm: 0.5, counts: 10_000 }));
    const found = spikesOf({ spikes }).sort((a, b) => a.wavelengthNm - b.wavelengthNm);
    const clear = found.filter(({ score }) => score > 20);
    expect(clear).toHaveLength(places.length);
    clear.forEach(({ wavelengthNm, aboveBand }, i) => {
      expect(Math.abs(wavelengthNm - places[i])).toBeLessThan(0.3);
      expect(aboveBand).toBeGreaterThan(0.3);
    });
  });

  it('are found where one mode outshines everything', () => {
    const found = spikesOf({
      bands: [photoluminescence],
      spikes: [{ peakNm: 656, fwhmNm: 0.5, counts: 50_000 }],
    });
    expect(found.length).toBeGreaterThan(0);
    expect(Math.abs(found[0].wavelengthNm - 656)).toBeLessThan(0.3);
  });

  it('are found where the whole band is made of them', () => {
    const spikes = Array.from({ length: 11 }, (_, k) => ({ peakNm: 651 + k, fwhmNm: 0.3, counts: 20_000 }));
    expect(share(40, { spikes })).toBeGreaterThan(0.95);
  });

  it('are found in a spectrum of many channels', () => {
    const truth = { wavelengthNm: grid(2000, 0.02), spikes: [{ peakNm: 655.3, fwhmNm: 0.2, counts: 6000 }] };
    const [clearest] = spikesOf(truth);
    expect(Math.abs(clearest.wavelengthNm - 655.3)).toBeLessThan(0.1);
  });

  it('are not looked for where a band is as narrow as a mode, or hardly a spectrum is there', () => {
    expect(spikesOf({ wavelengthNm: grid(60, 2) })).toEqual([]);
    expect(spikesOf({ wavelengthNm: grid(20, 2) })).toEqual([]);
    expect(lasingSpikes({ wavelengthNm: grid(400, 0.25), spectra: [new Float64Array(400)] })).toEqual([]);
  });

  it('make a verdict with numbers, and none without spikes', () => {
    const found = spikesOf({ spikes: [{ peakNm: 655.3, fwhmNm: 0.4, counts: 8000 }] });
    const verdict = feedback(found, 1);
    expect(verdict).toMatchObject({ code: 'feedback-or-lasing', severity: 'caution' });
    expect(verdict?.evidence).toMatchObject({ spectraWithSpikes: 1, strongestNm: found[0].wavelengthNm });
    expect(verdict?.sentence.split(' ').length).toBeLessThanOrEqual(8);
    expect(feedback([], 30)).toBeUndefined();
  });

  it('come with the spectral gain of a scan', () => {
    const wavelengthNm = grid(120, 0.5);
    const stripeLengthUm = Array.from({ length: 12 }, (_, i) => 30 * (i + 1));
    const verdicts = (spikeCounts: number) => {
      const spectra = stripeLengthUm.map((lengthUm, stream) => {
        const counts = 300 * Math.expm1(0.01 * lengthUm);
        const spikes = [{ peakNm: 657, fwhmNm: 0.8, counts: (spikeCounts * counts) / 100 }];
        const bands = [{ peakNm: 656, fwhmNm: 12, counts }];
        return simulateSpikedSpectrum({
          wavelengthNm,
          bands,
          spikes,
          readNoise: 5,
          photonCounts: 1,
          seed: 5,
          stream,
        });
      });
      const result = fitSpectralGain({
        kind: 'spectrum-series',
        provenance: { file: 'simulated', byteLength: 0, sha256: '', format: 'simulated', notes: [] },
        wavelengthNm,
        variable: 'stripeLengthUm',
        variableValues: Float64Array.from(stripeLengthUm),
        spectra,
        intensityUnit: 'counts',
      });
      return result.verdicts.map(({ code }) => code);
    };
    expect(verdicts(0)).not.toContain('feedback-or-lasing');
    expect(verdicts(60)).toContain('feedback-or-lasing');
  });
});
