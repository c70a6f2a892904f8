import { memorySource } from '@modalgain/formats';
import { monteCarlo, monteCarloTask, runStudyInFull } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import { trialBench } from '../src/index.js';
import { runTrialsOnThreads } from '../src/node/index.js';

const gains = [8, 40, 200, 800].map((fluence) => {
  const gain = (0.88 * 432 * fluence) / (fluence + 40) - 100;
  return `[${String(fluence)} uJ/cm^2, ${gain.toFixed(3)} +- 3 cm^-1]`;
});
const text = `modalgain: 1
title: Trials
wavelengths: {emission: 656 nm}
stack: {cover: air, substrate: fused-silica}
emissionCrossSection: 4.32e-15 +- 0.1e-15 cm^2
films: {A: {thickness: 204.3 +- 2 nm, index: 2.01 +- 0.01, loss: 100 +- 5 cm^-1, stripe: {netGain: [${gains.join(', ')}]}}}
`;
const trials = 100;

const finished = await runStudyInFull({ text, file: 'study.yaml', source: memorySource(new Map()) });

describe('the trials of a study', () => {
  it('in parts on several benches are the document of one run', async () => {
    const task = await monteCarloTask(finished);
    const done: number[] = [];
    const parts = [
      trialBench(task).run({ trials, range: { from: 40, to: 100 } }, (own) => done.push(own)),
      trialBench(structuredClone(task)).run({ trials, range: { from: 0, to: 40 } }),
    ];
    expect(done.at(-1)).toBe(60);
    expect(trialBench(task).conclude('study.yaml', parts)).toEqual(await monteCarlo(finished, { trials }));
  });

  it('on threads are the same bytes as without, and end when they are cancelled', async () => {
    const task = await monteCarloTask(finished);
    const told: number[] = [];
    const few = 25;
    const onThreads = await runTrialsOnThreads(task, { trials: few, progress: (done) => told.push(done) });
    const here = trialBench(task).run({ trials: few, range: { from: 0, to: few } });
    expect(Buffer.from(onThreads.values.buffer).equals(Buffer.from(here.values.buffer))).toBe(true);
    expect(told.at(-1)).toBe(few);
    const controller = new AbortController();
    const cancelled = runTrialsOnThreads(task, {
      trials: 10_000,
      progress: () => controller.abort(),
      signal: controller.signal,
    });
    await expect(cancelled).rejects.toThrow(/abort/i);
  });
});
