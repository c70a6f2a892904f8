import { readFileSync } from 'node:fs';
import { memorySource } from '@modalgain/formats';
import { normalEstimate } from '@modalgain/numerics';
import { guidedModes, pumpAbsorption } from '@modalgain/optics';
import { runStudy, type FilmResult } from '@modalgain/study';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  confinementMap,
  filmMode,
  interfacesNm,
  liveGuide,
  netGainOf,
  pumpProfile,
  solveGuide,
  type GuideAnswer,
  type GuideRequest,
  type GuideStack,
  type ModeNumbers,
  type WhichMode,
} from '../src/index.js';

const text = `modalgain: 1
title: One film
wavelengths: {emission: 656 nm, pump: 400 nm}
stack: {cover: air, substrate: fused-silica}
films:
  SC1S:
    thickness: 137.4 +- 1.4 nm
    index: {file: nk/SC1S.csv}
`;
const nk = readFileSync(new URL('../../../examples/flat-stamping/nk/SC1S.csv', import.meta.url));
const files = new Map([['nk/SC1S.csv', new Uint8Array(nk)]]);
const study = { text, file: 'study.yaml', files };

let film: FilmResult;

const modeNumbers = (guide: GuideStack, which: WhichMode): ModeNumbers | undefined =>
  filmMode(guide, which).at(guide.film.thicknessNm, guide.film.index);

beforeAll(async () => {
  const results = await runStudy({ text, file: 'study.yaml', source: memorySource(files) });
  film = results.films[0];
});

const requestOf = (change: Partial<GuideRequest['tried']> = {}): GuideRequest => ({
  tried: {
    film: 'SC1S',
    stack: { cover: 'air', above: [], below: [], substrate: 'fused-silica' },
    wavelengthNm: 656,
    thicknessNm: 137.4,
    filmIndex: null,
    ...change,
  },
  measured: {
    filmIndex: film.filmIndex ?? normalEstimate(NaN, NaN, 'unknown'),
    thicknessNm: normalEstimate(137.4, 1.4, 'stated'),
    indexThicknessCorrelation: 0,
  },
  mode: { polarization: 'TE', order: 0 },
  ranges: { thicknessNm: [20, 400], index: [1.5, 2.3], wavelengthNm: [450, 1000] },
  outsideNm: [150, 180],
  gain: null,
});

const solve = (change?: Partial<GuideRequest['tried']>): Promise<GuideAnswer> =>
  solveGuide(liveGuide(study), requestOf(change));

const titania = { material: 2.4, thicknessNm: 55 };
const onTitania = { cover: 'air', above: [], below: [titania], substrate: 'fused-silica' };

describe('a film as measured', () => {
  it('has the confinements of the run, with their errors', async () => {
    const { confinement } = await solve();
    const mode = film.waveguide?.mode;
    if (mode?.kind !== 'guided' || !confinement) throw new Error('The film should guide a mode.');
    const pairs = [
      [confinement.modal, mode.confinementModal],
      [confinement.power, mode.confinementPower],
      [confinement.energy, mode.confinementEnergy],
      [confinement.effectiveIndex, mode.effectiveIndex],
    ];
    for (const [live, ofRun] of pairs) {
      expect(live?.value).toBeCloseTo(ofRun?.value ?? NaN, 12);
      expect(live?.standardError).toBeCloseTo(ofRun?.standardError ?? NaN, 12);
      expect(live?.interval95[0]).toBeCloseTo(ofRun?.interval95[0] ?? NaN, 12);
    }
  });

  it('lists the modes and cut-offs of the run', async () => {
    const { picture, ticks } = await solve();
    expect(picture.modes.map(({ name }) => name)).toEqual(
      film.waveguide?.modes.map(({ polarization, order }) => `${polarization}${order}`),
    );
    picture.modes.forEach((mode, i) => {
      expect(mode.groupIndex).toBeCloseTo(film.waveguide?.modes[i].groupIndex ?? NaN, 4);
    });
    const cutoffs = new Map(
      film.waveguide?.cutoffs.map((c): [string, number] => [`${c.polarization}${c.order}`, c.thicknessNm]),
    );
    expect(ticks.thicknessNm.map(({ mode }) => mode)).toEqual(['TE0', 'TM0', 'TE1']);
    for (const { mode, at } of ticks.thicknessNm) expect(at).toBeCloseTo(cutoffs.get(mode) ?? NaN, 9);
  });

  it('carries all of the power in its profile, in the shares that it states', async () => {
    const { picture, guide } = await solveGuide(liveGuide(study), {
      ...requestOf(),
      outsideNm: [1500, 1500],
    });
    const [mode] = picture.modes;
    const { xNm } = picture;
    const [top, bottom] = interfacesNm(guide);
    const integral = (from: number, to: number): number =>
      xNm.reduce((sum, x, i) => {
        if (i === 0 || xNm[i - 1] < from || x > to) return sum;
        return sum + ((x - xNm[i - 1]) * (mode.powerPerNm[i] + mode.powerPerNm[i - 1])) / 2;
      }, 0);
    expect(integral(-Infinity, Infinity)).toBeCloseTo(1, 3);
    expect(integral(top, bottom)).toBeCloseTo(mode.confinementPower, 2);
    expect(mode.share[1]).toBeCloseTo(mode.confinementPower, 12);
  });
});

describe('ticks of the sliders', () => {
  it('stand where the mode really ends', async () => {
    const { ticks, guide } = await solve();
    const te0 = { polarization: 'TE', order: 0 } as const;
    const index = ticks.index.find(({ mode }) => mode === 'TE0')?.at ?? NaN;
    const at = (n: number): GuideStack => ({ ...guide, film: { ...guide.film, index: n } });
    expect(modeNumbers(at(index - 1e-6), te0)).toBeUndefined();
    expect(modeNumbers(at(index + 1e-6), te0)).toBeDefined();
    const tm0 = { polarization: 'TM', order: 0 } as const;
    const wavelengthNm = ticks.wavelengthNm.find(({ mode }) => mode === 'TM0')?.at ?? NaN;
    expect(modeNumbers({ ...guide, wavelengthNm: wavelengthNm - 1e-3 }, tm0)).toBeDefined();
    expect(modeNumbers({ ...guide, wavelengthNm: wavelengthNm + 1e-3 }, tm0)).toBeUndefined();
  });
});

describe('a film below cut-off', () => {
  it('has no confinement, and says from where the mode starts', async () => {
    const { confinement, picture } = await solve({ thicknessNm: 40 });
    expect(confinement).toBeNull();
    expect(picture.modes).toEqual([]);
    expect(picture.absent.map(({ name }) => name)).toEqual(['TE0', 'TM0']);
    expect(picture.absent[0].fromNm).toBeGreaterThan(40);
  });

  it('guides on a layer of high index', async () => {
    const { confinement } = await solve({ thicknessNm: 42, filmIndex: 1.95, stack: onTitania });
    // Physics handbook, section 4: 19.5 % of the power.
    expect(confinement?.power.value).toBeCloseTo(0.195, 2);
  });
});

describe('the map', () => {
  const mapOf = async (stack: GuideRequest['tried']['stack'], polarization: 'TE' | 'TM') => {
    const { guide } = await solve({ stack });
    const map = confinementMap({
      guide,
      polarization,
      thicknessNm: [20, 400],
      index: [1.6, 2.2],
      columns: 9,
      rows: 7,
    });
    if (!map) throw new Error('A stack without absorption should have a map.');
    return { guide, map };
  };

  it.each([
    ['TE', onTitania],
    ['TM', onTitania],
    ['TE', requestOfStack()],
    ['TM', requestOfStack()],
  ] as const)('agrees with the general mode solver at every point (%s)', async (polarization, stack) => {
    const { guide, map } = await mapOf(stack, polarization);
    for (let row = 0; row < 7; row++) {
      for (let column = 0; column < 9; column++) {
        const layers = [
          { index: guide.cover.index },
          { index: 1.6 + row * 0.1, thicknessNm: 20 + column * 47.5 },
          ...guide.below.map(({ index, thicknessNm }) => ({ index, thicknessNm })),
          { index: guide.substrate.index },
        ];
        const mode = guidedModes({ wavelengthNm: 656, layers, film: 1 }, polarization, 1).at(0);
        const drawn = map.modal[row * 9 + column];
        if (mode) expect(drawn).toBeCloseTo(mode.confinement.modal[0], 5);
        else expect(drawn).toBeNaN();
      }
    }
  });
});

function requestOfStack(): GuideRequest['tried']['stack'] {
  return { cover: 1.33, above: [], below: [], substrate: 'n-bk7' };
}

describe('a film of low index on a layer that guides', () => {
  const onGuide = {
    cover: 'air',
    above: [],
    below: [{ material: 2.4, thicknessNm: 90 }],
    substrate: 'n-bk7',
  };

  it('is guided in the map from the thinnest film on', async () => {
    const { guide } = await solve({ stack: onGuide });
    const map = confinementMap({
      guide,
      polarization: 'TE',
      thicknessNm: [20, 400],
      index: [1.4, 1.6],
      columns: 4,
      rows: 3,
    });
    expect(map?.modal.every((confinement) => confinement > 0)).toBe(true);
    expect(map?.cutoffNm[0].every((thicknessNm) => thicknessNm === 0)).toBe(true);
  });
});

describe('wavelength and materials', () => {
  it('takes n of the film and the media at the wavelength that is tried', async () => {
    const { guide } = await solve({ wavelengthNm: 600 });
    const red = await solve();
    expect(guide.film.index).toBeGreaterThan(red.guide.film.index);
    expect(guide.substrate.index).toBeCloseTo(1.458, 3);
  });

  it('says which material is not known there', async () => {
    await expect(
      solve({ stack: { cover: 'air', above: [], below: [], substrate: 'unobtainium' } }),
    ).rejects.toThrow('unobtainium');
  });

  it('solves a film on a metal', async () => {
    const stack = {
      cover: 'air',
      above: [],
      below: [{ material: 'silver', thicknessNm: 100 }],
      substrate: 'fused-silica',
    };
    const { confinement, absorbs, guide } = await solve({ stack });
    expect(absorbs).toBe(true);
    expect(confinement?.modal.value).toBeGreaterThan(0.3);
    expect(
      confinementMap({
        guide,
        polarization: 'TE',
        thicknessNm: [20, 400],
        index: [1.6, 2.2],
        columns: 3,
        rows: 3,
      }),
    ).toBeUndefined();
  });
});

describe('the pump', () => {
  it('is absorbed in the film as its profile says', async () => {
    const guide = await liveGuide(study).resolvePump(requestOf().tried, {
      wavelengthNm: 400,
      n: 2.1,
      k: 0.15,
    });
    const profile = pumpProfile(guide, [100, 100]);
    const layers = [
      { index: guide.cover.index },
      { index: { n: 2.1, k: 0.15 }, thicknessNm: 137.4 },
      { index: guide.substrate.index },
    ];
    const whole = pumpAbsorption({ stack: { wavelengthNm: 400, layers, film: 1 }, polarization: 'TE' });
    expect(profile.filmAbsorptance).toBeCloseTo(whole.filmAbsorptance, 12);
    expect(profile.reflectance + profile.transmittance + profile.filmAbsorptance).toBeCloseTo(1, 9);
    const step = profile.xNm[1] - profile.xNm[0];
    const sum = profile.absorptionPerNm.reduce((total, each) => total + each * step, 0);
    expect(sum).toBeCloseTo(whole.filmAbsorptance, 2);
  });
});

describe('the net gain', () => {
  const gain = {
    film: 'SC1S',
    fluenceUjPerCm2: 784,
    filmGainPerCm: 600,
    lossPerCm: 300,
    covariancePerCm2: [400, 100, 900],
    sources: [],
    pumpReach: null,
  } as const;

  it('is confinement times film gain less loss, with the covariance of both', async () => {
    const { guide } = await solve();
    const te0 = { polarization: 'TE', order: 0 } as const;
    const modal = modeNumbers(guide, te0)?.confinementModal ?? NaN;
    const netGain = netGainOf(guide, { gain, indexError: 0 });
    expect(netGain?.value).toBeCloseTo(modal * 600 - 300, 9);
    expect(netGain?.standardError).toBeCloseTo(Math.sqrt(modal ** 2 * 400 - 2 * modal * 100 + 900), 9);
  });

  it('has no value where no mode is guided', async () => {
    const { netGainPerCm } = await solveGuide(liveGuide(study), {
      ...requestOf({ thicknessNm: 40 }),
      gain,
    });
    expect(netGainPerCm).toBeNull();
  });
});
