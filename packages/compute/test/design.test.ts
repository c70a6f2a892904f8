import { readdirSync, readFileSync } from 'node:fs';
import { memorySource } from '@modalgain/formats';
import { runStudyInFull, type FilmResult, type FinishedStudy, type PredictableFilm } from '@modalgain/study';
import { beforeAll, describe, expect, it } from 'vitest';
import { reachAt } from '../src/design/film-trial.js';
import { liveGuide, netGainMap, tryFilm, type DesignAnswer, type DesignRequest } from '../src/index.js';

const text = `modalgain: 1
title: Two films
wavelengths: {emission: 656 nm, pump: 400 nm}
emissionCrossSection: 4.33e-15 +- 2e-16 cm^2
stack: {cover: air, substrate: fused-silica}
pump: {fluence: "from file name {fluence}uJ"}
gain: {compare: []}
films:
  SC1:
    thickness: 204.3 +- 2 nm
    index: {file: nk/SC1.csv}
    stripe: {files: "stripe/SC1-*uJ.csv"}
    loss: 130 +- 13 cm^-1
  SC1S:
    thickness: 137.4 +- 1.4 nm
    index: {file: nk/SC1S.csv}
    stripe: {files: "stripe/SC1S-*uJ.csv"}
    loss: 375 +- 40 cm^-1
`;
const example = new URL('../../../examples/flat-stamping/', import.meta.url);
const paths = [
  'nk/SC1.csv',
  'nk/SC1S.csv',
  ...readdirSync(new URL('stripe/', example))
    .filter((name) => /^SC1S?-/.test(name))
    .map((name) => `stripe/${name}`),
];
const files = new Map(paths.map((path) => [path, new Uint8Array(readFileSync(new URL(path, example)))]));
const live = liveGuide({ text, file: 'study.yaml', files });
const rangeNm = [20, 400] as const;

let finished: FinishedStudy;
let film: FilmResult;
let gain: PredictableFilm;

beforeAll(async () => {
  finished = await runStudyInFull({ text, file: 'study.yaml', source: memorySource(files) });
  film = finished.results.films[1];
  const found = finished.filmGains.find((each) => each.film === film.name);
  if (!found) throw new Error('SC1S should have film gain and loss.');
  gain = found;
});

const ask = (change: Partial<DesignRequest['tried']> = {}, densityRatio = 1): Promise<DesignAnswer> =>
  tryFilm(live, {
    tried: {
      film: 'SC1S',
      stack: { cover: 'air', above: [], below: [], substrate: 'fused-silica' },
      wavelengthNm: 656,
      thicknessNm: 137.4,
      filmIndex: null,
      ...change,
    },
    measured: {
      filmIndex: film.filmIndex?.value ?? NaN,
      indexError: film.filmIndex?.standardError ?? NaN,
    },
    gain,
    densityRatio,
    rangeNm,
  });

describe('a film as it was measured', () => {
  it('has the net gain of the run at every thickness, with its band', async () => {
    const { curve } = (await ask()).prediction;
    const ofRun = film.prediction?.netGainCurve;
    const guided = curve.thicknessNm.flatMap((x, i) => (curve.netGainPerCm[i] === null ? [] : [{ x, i }]));
    expect(guided.map(({ x }) => x)).toEqual(ofRun?.x);
    guided.forEach(({ i }, k) => {
      expect(Math.abs((curve.netGainPerCm[i] ?? NaN) - (ofRun?.y[k] ?? NaN))).toBeLessThan(1);
      expect(Math.abs((curve.upperPerCm[i] ?? NaN) - (ofRun?.upper[k] ?? NaN))).toBeLessThan(1);
    });
  });

  it('has the positive range and the best thickness of the run', async () => {
    const { positive, best } = (await ask()).prediction;
    const ofRun = film.prediction;
    if (positive.kind !== 'from' || ofRun?.positiveFromNm.kind !== 'determined')
      throw new Error('The net gain should turn positive.');
    expect(positive.thicknessNm.value).toBeCloseTo(ofRun.positiveFromNm.estimate.value, 1);
    expect(best.kind).toBe(ofRun.best.kind);
  });

  it('has its measured net gain at its own thickness', async () => {
    const { proposed } = await ask();
    const measured = film.netGain.at(-1)?.netGainPerCm;
    if (measured?.kind !== 'determined') throw new Error('The net gain should be determined.');
    const { value, standardError } = measured.estimate;
    expect(Math.abs((proposed?.netGainPerCm.value ?? NaN) - value)).toBeLessThan(3 * standardError);
    expect(proposed?.modes).toEqual(['TE0', 'TM0']);
  });
});

describe('a film that is thought of', () => {
  it('below cut-off guides nothing, and has no net gain', async () => {
    const { proposed, cutoffNm } = await ask({ thicknessNm: 40 });
    expect(proposed).toBeNull();
    expect(cutoffNm).toBeGreaterThan(40);
  });

  it('of other density has the film gain of that density and the same loss', async () => {
    const [once, denser] = [await ask(), await ask({}, 1.2)];
    const atBoth = [once, denser].map(({ proposed }) => proposed?.netGainPerCm.value ?? NaN);
    const [before, after] = atBoth.map((netGain) => netGain + gain.lossPerCm);
    expect(after / before).toBeCloseTo(1.2, 10);
  });

  it('on a layer of titania is guided where bare it is not', async () => {
    const below = [{ material: 2.4, thicknessNm: 55 }];
    const { proposed, absorbs } = await ask({
      thicknessNm: 42,
      stack: { cover: 'air', above: [], below, substrate: 'fused-silica' },
    });
    expect(absorbs).toBe(false);
    expect(proposed?.confinementModal).toBeGreaterThan(0.1);
  });
});

describe('the reach of the pump between the thicknesses of its table', () => {
  it('follows a smooth curve, without corners at the table', () => {
    const thicknessNm = Array.from({ length: 40 }, (_, i) => 10 + 10 * i);
    const wave = (d: number): number => 1 + 0.01 * Math.sin(d / 16);
    const table = thicknessNm.map(wave);
    const at = reachAt({ thicknessNm, relativeFilmGain: table, withSaturationShift: table }, table);
    for (const d of [23, 147.5, 391]) expect(at(d)).toBeCloseTo(wave(d), 3);
    const slopes = [-1e-3, 1e-3].map((step) => (at(200 + step) - at(200)) / step);
    expect(slopes[0]).toBeCloseTo(slopes[1], 5);
    expect([at(1), at(1000)]).toEqual([table[0], table.at(-1)]);
  });
});

describe('the map of net gain', () => {
  it('agrees with the curve at its index and at its density', async () => {
    const { trial, prediction } = await ask();
    for (const quantity of ['index', 'density'] as const) {
      const centre = quantity === 'index' ? trial.guide.film.index : 1;
      const map = netGainMap({
        trial,
        quantity,
        thicknessNm: rangeNm,
        range: [centre - 0.2, centre + 0.2],
        columns: 120,
        rows: 3,
      });
      const row = map?.netGainPerCm.subarray(120, 240) ?? [];
      prediction.curve.netGainPerCm.forEach((netGain, i) => {
        if (netGain === null) expect(row[i]).toBeNaN();
        else expect(row[i]).toBeCloseTo(netGain, 2);
      });
    }
  });

  it('is not made beside an absorbing layer', async () => {
    const below = [{ material: 'gold', thicknessNm: 30 }];
    const { trial, absorbs } = await ask({
      stack: { cover: 'air', above: [], below, substrate: 'fused-silica' },
    });
    expect(absorbs).toBe(true);
    expect(
      netGainMap({ trial, quantity: 'index', thicknessNm: rangeNm, range: [1.8, 2.2], columns: 5, rows: 5 }),
    ).toBeUndefined();
  });
});
