import { describe, expect, it } from 'vitest';
import {
  compareFilms,
  fitGain,
  thresholdDatum,
  thresholdDefinitions,
  type MeasuredThreshold,
} from '@modalgain/gain';
import { randomStream } from '@modalgain/numerics';
import { filmData, handbookFilm, inputOf, netGains, referenceFluences } from './global-fit-support.js';

const fluences = [3, 8, 20, 60, 200, 784];
const hinge: MeasuredThreshold = {
  fluenceUjPerCm2: 17.8,
  standardErrorUjPerCm2: 1,
  stripeLengthUm: 400,
  definition: 'linear-hinge',
};

function codesOf(fit: ReturnType<typeof fitGain>): string[] {
  return fit.verdicts.map(({ code }) => code);
}

describe('verdicts of the global fit', () => {
  it('the printed form is fitted below its pole, and warned about', () => {
    const points = netGains(handbookFilm, referenceFluences);
    const fit = fitGain(inputOf([filmData(handbookFilm, points)], { model: { name: 'printed' } }));
    expect(codesOf(fit)).toContain('gain-model-doubtful');
    expect(fit.films[0].saturationFluenceUjPerCm2.bestFit).toBeGreaterThan(784);
  });

  it('the loss of the Langmuir model is said to hold ground-state absorption, that of the Poisson model is not', () => {
    const films = [filmData(handbookFilm, netGains(handbookFilm, fluences, { floorPerCm: 2 }))];
    expect(codesOf(fitGain(inputOf(films)))).toContain('loss-holds-absorption');
    expect(codesOf(fitGain(inputOf(films, { model: { name: 'poisson' } })))).not.toContain(
      'loss-holds-absorption',
    );
  });

  it('data that scatter more than their errors are called a misfit, honest ones in no more than a few of a hundred', () => {
    let misfits = 0;
    for (let trial = 0; trial < 100; trial++) {
      const points = netGains(handbookFilm, fluences, { stream: randomStream(6, trial), floorPerCm: 4 });
      if (codesOf(fitGain(inputOf([filmData(handbookFilm, points)]))).includes('gain-model-misfit'))
        misfits++;
    }
    expect(misfits).toBeLessThanOrEqual(5);
    const points = netGains(handbookFilm, fluences, { stream: randomStream(6, 0), floorPerCm: 4 });
    const optimistic = points.map((point) => ({
      ...point,
      standardErrorPerCm: point.standardErrorPerCm / 5,
    }));
    expect(codesOf(fitGain(inputOf([filmData(handbookFilm, optimistic)])))).toContain('gain-model-misfit');
  });

  it('says where every fluence saturates the gain, against the threshold where there is one', () => {
    const data = filmData(handbookFilm, netGains(handbookFilm, referenceFluences), { threshold: hinge });
    const verdict = fitGain(inputOf([data])).verdicts.find(({ code }) => code === 'fluences-all-saturate');
    expect(verdict?.evidence).toMatchObject({ lowestFluenceUjPerCm2: 78.4, thresholdUjPerCm2: 17.8 });
    const low = filmData(handbookFilm, netGains(handbookFilm, fluences, { floorPerCm: 2 }));
    expect(codesOf(fitGain(inputOf([low])))).not.toContain('fluences-all-saturate');
  });

  it('does not say that every fluence saturates the gain where F_s is open', () => {
    const points = netGains(handbookFilm, [78.4], { floorPerCm: 8 });
    for (const few of [points, [...points, ...points], netGains(handbookFilm, referenceFluences)]) {
      const fit = fitGain(inputOf([filmData(handbookFilm, few)]));
      const { determination } = fit.films[0].saturationFluenceUjPerCm2;
      const upper = determination.kind === 'determined' ? 0 : (determination.interval95?.[1] ?? Infinity);
      expect(3 * upper).toBeGreaterThan(78.4);
      expect(codesOf(fit)).not.toContain('fluences-all-saturate');
    }
  });

  it('advises no measurement that would leave a relative error above 50 %', () => {
    const films = [[1, 2, 3], [78.4, 784], referenceFluences].map((few) =>
      inputOf([filmData(handbookFilm, netGains(handbookFilm, few, { floorPerCm: 20 }))]),
    );
    for (const input of films) {
      const advice = fitGain(input).verdicts.map(({ next = '' }) => next);
      const promised = advice.flatMap((next) => [...next.matchAll(/nₜ to ([^%]+) %/g)]);
      for (const [, percent] of promised) expect(Number(percent)).toBeLessThanOrEqual(50);
    }
  });

  it('says that one fluence cannot determine three unknowns, however often it was repeated', () => {
    const points = netGains(handbookFilm, [78.4], { floorPerCm: 8 });
    const repeated = fitGain(inputOf([filmData(handbookFilm, [...points, ...points])]));
    expect(codesOf(repeated)).toContain('one-fluence');
    const two = fitGain(inputOf([filmData(handbookFilm, netGains(handbookFilm, [78.4, 784]))]));
    expect(codesOf(two)).not.toContain('one-fluence');
  });

  it('a hinge threshold is refused with the reason and leaves the fit as it was', () => {
    const points = netGains(handbookFilm, referenceFluences);
    const [without, withHinge] = [{}, { threshold: hinge }].map((extra) =>
      fitGain(inputOf([filmData(handbookFilm, points, extra)])),
    );
    expect(codesOf(withHinge)).toContain('threshold-not-used');
    expect(withHinge.films[0].threshold).toMatchObject({ kind: 'refused' });
    expect(withHinge.degreesOfFreedom).toBe(without.degreesOfFreedom);
  });

  it('takes (1 +- 1)/L from the three definitions that follow the gain over the stripe, and no other', () => {
    const used = thresholdDefinitions.filter(
      (definition) => thresholdDatum({ ...hinge, definition }).kind === 'used',
    );
    expect(used).toEqual(['width-half-collapse', 'steepest-width', 'unit-gain-length']);
    expect(thresholdDatum({ ...hinge, definition: 'steepest-width' })).toMatchObject({
      netGainPerCm: 25,
      standardErrorPerCm: 25,
    });
  });

  it('a threshold below the transparency of the fit is a contradiction', () => {
    const points = netGains(handbookFilm, fluences, { floorPerCm: 2 });
    const codeWith = (fluenceUjPerCm2: number) =>
      codesOf(
        fitGain(
          inputOf([
            filmData(handbookFilm, points, {
              threshold: { ...hinge, fluenceUjPerCm2, standardErrorUjPerCm2: 0.1 },
            }),
          ]),
        ),
      );
    expect(codeWith(1.5)).toContain('threshold-below-transparency');
    expect(codeWith(17.8)).toContain('threshold-above-transparency');
  });

  it('a density that would be open without the measured loss is said to rest on it', () => {
    const measuredLoss = { lossPerCm: 100, standardErrorPerCm: 10 };
    const verdictWith = (at: readonly number[]) => {
      const points = netGains(handbookFilm, at, { floorPerCm: 2 });
      return fitGain(inputOf([filmData(handbookFilm, points, { measuredLoss })])).verdicts.find(
        ({ code }) => code === 'density-rests-on-loss',
      );
    };
    const high = fitGain(inputOf([filmData(handbookFilm, netGains(handbookFilm, referenceFluences))]));
    const { parts, bestFit } = high.films[0].densityPerCm3;
    const without = Number(verdictWith(referenceFluences)?.evidence.densityRelativeErrorWithoutLoss);
    expect(without / (parts.total / bestFit)).toBeCloseTo(1, 2);
    expect(verdictWith(fluences)).toBeUndefined();
  });

  it('are written as a person reads them: short sentences, real characters, the film in words', () => {
    const scarce = { ...handbookFilm, film: 'SC1S', lossPerCm: 0, densityPerCm3: 300e15 };
    const thickness = (value: number) => ({ thicknessNm: { value, errors: [] } });
    const seen = new Set<string>();
    for (const model of ['langmuir', 'poisson', 'printed'] as const) {
      for (const at of [fluences, referenceFluences]) {
        for (const threshold of [
          hinge,
          { ...hinge, fluenceUjPerCm2: 0.1, definition: 'band-onset' as const },
        ]) {
          const before = filmData(handbookFilm, netGains(handbookFilm, at, { floorPerCm: 4 }), {
            threshold,
            ...thickness(204.3),
          });
          const measuredLoss = { lossPerCm: 0.5, standardErrorPerCm: 0.5 };
          const after = filmData(scarce, netGains(scarce, at, { stream: randomStream(1, 0) }), {
            measuredLoss,
            ...thickness(137.4),
          });
          const fit = fitGain(inputOf([before, after], { model: { name: model } }));
          const pair = { before: 'SC1', after: 'SC1S', fluenceUjPerCm2: 784 };
          for (const verdict of [...fit.verdicts, ...compareFilms(fit, pair).verdicts]) {
            seen.add(verdict.code);
            const { sentence, detail, next = '', film } = verdict;
            expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(8);
            expect(detail.length, detail).toBeLessThanOrEqual(3 * 56);
            expect(`${sentence} ${detail} ${next}`).not.toMatch(/uJ|cm-1|cm-3|\+-|\de\d|n_t|F_s|[\s(]-\d/);
            if (film !== undefined) expect(sentence).toContain(film);
          }
        }
      }
    }
    // Every verdict but two of the mass balance, whose sentences are those of its neighbours.
    expect(seen.size).toBe(13);
  });

  it('are sorted from the most severe down and name their film', () => {
    const fit = fitGain(inputOf([filmData(handbookFilm, netGains(handbookFilm, referenceFluences))]));
    expect(fit.verdicts[0]).toMatchObject({ severity: 'not-determined', film: 'SC1' });
  });
});

describe('input of the global fit', () => {
  const film = filmData(handbookFilm, netGains(handbookFilm, fluences, { floorPerCm: 2 }));
  const [first, ...others] = film.points;

  it.each([
    [{ films: [] }, 'no film'],
    [{ films: [film, film] }, 'same name'],
    [{ films: [{ ...film, points: [] }] }, 'leave the film out'],
    [
      { films: [{ ...film, points: [{ ...first, netGainPerCm: NaN }, ...others] }] },
      'A net gain of SC1 is NaN',
    ],
    [
      { films: [{ ...film, points: [{ ...first, standardErrorPerCm: 0 }, ...others] }] },
      'error of a net gain',
    ],
    [
      { films: [{ ...film, points: [{ ...first, fluenceUjPerCm2: -1 }, ...others] }] },
      'A fluence of SC1 is -1',
    ],
    [{ films: [{ ...film, covariancePerCm2: new Float64Array(3) }] }, '6 net gains need 36'],
    [{ films: [{ ...film, covariancePerCm2: new Float64Array(36).fill(1) }] }, 'not positive definite'],
    [{ films: [{ ...film, confinementModal: { value: 0, errors: [] } }] }, 'confinement factor of SC1 is 0'],
  ])('is refused in words: %#', (changes, sentence) => {
    expect(() => fitGain({ ...inputOf([film]), ...changes })).toThrow(sentence);
  });
});
