/** Lets a page write down the length of its frames, its tasks over 50 ms, and each question to a worker with its answer. */
export async function startClock(page) {
  await page.evaluate(`(() => {
    window.clock?.stop();
    const seen = { frames: [], longTasks: 0, answers: [] };
    const tasks = new PerformanceObserver((list) => { seen.longTasks += list.getEntries().length; });
    const answers = new PerformanceObserver((list) => {
      for (const { name, startTime, duration } of list.getEntries())
        seen.answers.push({ name, startMs: startTime, endMs: startTime + duration });
    });
    tasks.observe({ type: 'longtask' });
    answers.observe({ type: 'measure' });
    let isOn = true;
    let last = performance.now();
    const frame = (now) => {
      seen.frames.push(now - last);
      last = now;
      if (isOn) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    window.clock = { seen, stop: () => { isOn = false; tasks.disconnect(); answers.disconnect(); } };
  })()`);
}

/** What was written down since. */
export const stopClock = (page) => page.evaluate('(window.clock.stop(), window.clock.seen)');

export const nowMs = (page) => page.evaluate('performance.now()');

/** Does what asks a worker, and waits for its answer and the next frame: ms from the press or the key. */
export async function untilDrawn(page, question, act) {
  const drawn = page.evaluate(`new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('nothing was asked of the worker: ${question}')), 30000);
    let start = NaN;
    for (const kind of ['pointerdown', 'keydown'])
      addEventListener(kind, () => { start = performance.now(); }, { capture: true });
    new PerformanceObserver((list, observer) => {
      if (list.getEntriesByName('worker ${question}').length === 0) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    }).observe({ type: 'measure' });
  })`);
  await act();
  return drawn;
}
