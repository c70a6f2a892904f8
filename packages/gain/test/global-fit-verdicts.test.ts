import { describe, expect, it } from 'vitest';
import { fitGain, thresholdDatum, thresholdDefinitions, type MeasuredThreshold } from '@modalgain/gain';
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
