import { describe, expect, it } from 'vitest';
import { readStudy } from '../src/schema/index.js';
import { study } from './run-study-support.js';

const ofFilm = (loss: string): string => study(`films: {A: {loss: ${loss}}}\n`);
const unsaturable = (loss: string): string =>
  study(`films: {A: {stripe: {files: scan.csv, unsaturableLoss: ${loss}}}}\n`);
const ofAll = (loss: string): string => study(`gain: {loss: ${loss}}\nfilms: {A: {}}\n`);

describe('a stated loss', () => {
  it.each([
    ['films.A.loss', ofFilm],
    ['gain.loss', ofAll],
    ['films.A.stripe.unsaturableLoss', unsaturable],
  ])('below zero is refused with its field, %s', (field, text) => {
    expect(() => readStudy(text('-154.5 +- 15 cm^-1'), 'study.yaml')).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          /found "-154\.5 \+- 15 cm\^-1", expected no value below zero/,
        ) as string,
        place: expect.objectContaining({ field }) as unknown,
      }),
    );
  });

  it.each([ofFilm, ofAll])('of zero with an error is taken', (text) => {
    expect(() => readStudy(text('0 +- 5 cm^-1'), 'study.yaml')).not.toThrow();
  });
});
