import { describe, expect, it } from 'vitest';
import { latestOnly } from '../src/engine/latest-only';

/** A task that answers when told to. */
function slowTask() {
  const started: number[] = [];
  const finish: (() => void)[] = [];
  const task = (request: number): Promise<number> => {
    started.push(request);
    return new Promise((resolve) => finish.push(() => resolve(request)));
  };
  return { task, started, finish };
}

describe('requests of a slider', () => {
  it('are answered by the first and by the newest; those between are passed over', async () => {
    const { task, started, finish } = slowTask();
    const ask = latestOnly(task);
    const answers = [ask(1), ask(2), ask(3), ask(4)];
    finish[0]();
    expect(await Promise.all(answers.slice(0, 3))).toEqual([1, undefined, undefined]);
    finish[1]();
    expect(await answers[3]).toBe(4);
    expect(started).toEqual([1, 4]);
  });

  it('go on after one that failed', async () => {
    const ask = latestOnly((request: number) =>
      request === 1 ? Promise.reject(new Error('refused')) : Promise.resolve(request),
    );
    const first = ask(1);
    const second = ask(2);
    await expect(first).rejects.toThrow('refused');
    expect(await second).toBe(2);
  });
});
