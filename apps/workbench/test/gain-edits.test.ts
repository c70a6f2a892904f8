import type { GainTrial } from '@modalgain/compute';
import { editStudy } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { editsOfTrial, staysOut } from '../src/pages/gain/study-edits';

const own: GainTrial = {
  model: null,
  share: ['saturationFluence'],
  loss: 'measured',
  useThresholds: true,
  saturationFluence: null,
};

const text = `modalgain: 1
title: A study   # of two films
films:
  A: {}
gain:
  model: poisson   # two-fold
  occupancy: 2
  share: [saturationFluence]
`;

describe('a trial that is put into the study', () => {
  it('changes nothing where it is the study’s own fit', () => {
    expect(editsOfTrial(own, own)).toEqual([]);
    expect(staysOut(own, own)).toBeUndefined();
  });

  it('writes model, sharing and saturation fluence, and takes out what belongs to the former model', () => {
    const trial: GainTrial = {
      ...own,
      model: 'exponential',
      share: ['saturationFluence', 'loss'],
      saturationFluence: { value: 6.6, standardError: 1 },
    };
    const written = editStudy(text, editsOfTrial(trial, own));
    expect(written).toContain('title: A study   # of two films');
    expect(written).toMatch(/model: exponential +# two-fold/);
    expect(written).not.toContain('occupancy');
    expect(written).toMatch(/share: \[\s*saturationFluence, loss\s*\]/);
    expect(written).toMatch(/saturationFluence: ["']?6\.6 \+- 1 uJ\/cm\^2/);
  });

  it('leaves out what was not measured, and says so', () => {
    const trial: GainTrial = { ...own, loss: 'free' };
    expect(editsOfTrial(trial, own)).toEqual([]);
    expect(staysOut(trial, own)).toContain('as they were measured');
  });
});
