import {
  analyseShiftingSpot,
  analyseThreshold,
  fitStripe,
  planDensity,
  planStripe,
  simulateDecay,
  simulateStripeScan,
  simulateThresholdSeries,
  stripeDiagnostics,
} from '@modalgain/gain';
import { describe, expect, it } from 'vitest';
import {
  decayFigure,
  planFigure,
  renderFigures,
  scanDiagnosticsFigure,
  scanSpectraFigure,
  stripeFitFigure,
  stripePlanFigure,
  svgDocument,
  thresholdAnalysisFigure,
  type Figure,
} from '../src/index.js';

const film = { name: 'A1', family: 0, stampedFrom: null };

function drawn(figure: Figure): string {
  const [{ svg }] = renderFigures([figure], svgDocument());
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  return svg;
}

const lengths = Array.from({ length: 20 }, (_, i) => 25 * (i + 1));
const { scan } = simulateStripeScan({
  stripeLengthUm: lengths,
  sourcePerCm: 400,
  netGainPerCm: 120,
  saturation: 0.01,
  seed: 3,
});

describe('figures of single analyses', () => {
  it('a fitted scan shows its points, its gain and where it saturates', () => {
    const fit = fitStripe(scan);
    const svg = drawn(stripeFitFigure(film, [{ fit, intensityUnit: 'counts' }]));
    expect(svg).toContain('Intensity (counts)');
    expect(svg).toContain('fluence not stated');
    expect(svg.match(/A[\d.]+ [\d.]+ 0 1 1/g)).toHaveLength(2 * 2 * lengths.length);
  });

  it('its diagnostics show Eq. 1 beside the full model', () => {
    const svg = drawn(
      scanDiagnosticsFigure(film, { fit: fitStripe(scan), intensityUnit: 'counts' }, stripeDiagnostics(scan)),
    );
    expect(svg).toContain('>Eq. 1<');
    expect(svg).toContain('>full model<');
  });

  it('spectra against stripe length show the band that is fitted, on a logarithmic scale of colours', () => {
    const wavelengthNm = Float64Array.from({ length: 40 }, (_, j) => 640 + j);
    const stripeLengthUm = Float64Array.from(lengths);
    const intensity = Float64Array.from(
      { length: 40 * lengths.length },
      (_, i) =>
        Math.expm1(0.01 * (lengths[Math.floor(i / 40)] ?? 0)) * Math.exp(-(((i % 40) - 16) ** 2) / 30),
    );
    const band = { fromNm: 654, toNm: 658.5 };
    const spectra = { wavelengthNm, stripeLengthUm, intensity, band, fluenceUjPerCm2: null };
    const figure = scanSpectraFigure(film, spectra);
    const svg = drawn(figure);
    expect(svg.match(/<image/g)).toHaveLength(2);
    expect(svg.match(/stroke-dasharray="4 2.5"/g)).toHaveLength(2);
    expect(svg).toContain('10⁻³');
    expect(figure.textAlternative).toContain('654.0 to 658.5 nm');
  });

  it('a threshold series shows every definition by name', () => {
    const series = simulateThresholdSeries({
      fluencesUjPerCm2: Array.from({ length: 16 }, (_, i) => 2 * 100 ** (i / 15)),
      stripeLengthUm: 300,
      modalGainPerCm: 480,
      lossPerCm: 150,
      saturationFluenceUjPerCm2: 20,
      seed: 3,
    });
    const analysis = analyseThreshold(series, { stripeLengthUm: 300, replicates: 50 });
    const figure = thresholdAnalysisFigure(film, analysis, { stripeLengthUm: 300, intensityUnit: 'counts' });
    const svg = drawn(figure);
    for (const { title } of analysis.definitions) expect(svg).toContain(`>${title}<`);
    expect(figure.title).toContain('stripe of 300 µm');
  });

  it('a table without spectra has no panels of spectra', () => {
    const fluenceUjPerCm2 = Array.from({ length: 16 }, (_, i) => 2 * 100 ** (i / 15));
    const analysis = analyseThreshold(
      {
        kind: 'fluence-scan',
        fluenceUjPerCm2,
        intensity: fluenceUjPerCm2.map((f) => f * (1 + (f / 20) ** 3) * (1 + 0.02 * Math.sin(9 * f))),
      },
      { replicates: 50 },
    );
    const svg = drawn(thresholdAnalysisFigure(film, analysis, { intensityUnit: 'counts' }));
    expect(svg).not.toContain('Wavelength');
    expect(svg).toContain('Threshold by each definition');
  });

  it('a decay shows its loss', () => {
    const distanceUm = lengths;
    const decay = simulateDecay({
      distanceUm,
      intensityAtEdge: 1000,
      lossPerCm: 120,
      relativeNoise: 0.04,
      seed: 2,
    });
    const svg = drawn(decayFigure([{ film, result: analyseShiftingSpot(decay) }]));
    expect(svg).toMatch(/α = 1[12]\d/);
  });
});

describe('figures of plans', () => {
  const points = [78.4, 209, 418, 784].map((fluenceUjPerCm2) => ({
    fluenceUjPerCm2,
    netGainPerCm: (240 * fluenceUjPerCm2) / (fluenceUjPerCm2 + 7) - 120,
    standardErrorPerCm: 5,
  }));
  const density = planDensity({
    input: {
      films: [{ film: 'A1', points, confinementModal: { value: 0.9, errors: [] } }],
      emissionCrossSectionCm2: { value: 4e-15, errors: [{ source: 'stated', relativeError: 0.03 }] },
    },
    film: 'A1',
    quantity: 'density',
    wantedRelativeError: 0.1,
    assumed: { lossPerCm: 120, saturationFluenceUjPerCm2: 7 },
  });

  it('show what each further measurement brings, and the way that is chosen', () => {
    const figure = planFigure([density], 0.1);
    const svg = drawn(figure);
    expect(svg).toContain('>as it is<');
    expect(figure.caption).toContain('wanted, 10\u00a0%');
    expect(svg).toContain('font-weight="600"');
  });

  it('show how the error of a scan falls with its points', () => {
    const situation = { netGainPerCm: 120, relativeNoise: 0.05 };
    const errors = [8, 20, 60].map((mostPoints) => {
      const plan = planStripe({ situation, wantedRelativeError: 1e-6, longestUm: 500, mostPoints });
      return { points: plan.stripeLengthUm.length, relativeError: plan.relativeError };
    });
    const plan = planStripe({ situation, wantedRelativeError: 0.05, longestUm: 500 });
    const svg = drawn(
      stripePlanFigure(
        [{ film, errors, plan: { points: plan.stripeLengthUm.length, relativeError: plan.relativeError } }],
        0.05,
      ),
    );
    expect(svg).toContain('wanted: 5');
  });
});
