import { median } from '../lib/median.mjs';
import { startClock, stopClock, untilDrawn } from './page-clock.mjs';

/** Eq. 1 on another window while its handle is moved: page, worker, page. */
export async function scanWindow(page, film) {
  await page.evaluate(`location.hash = '#/stripe/${film}?fluence=784'`);
  const edge = page.getByRole('slider', { name: 'Window end' });
  await edge.focus();
  await page.waitForTimeout(2000);
  await startClock(page);
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press(i % 10 < 5 ? 'ArrowRight' : 'ArrowLeft');
    await page.waitForTimeout(60);
  }
  const { answers } = await stopClock(page);
  const times = answers
    .filter(({ name }) => name === 'worker window')
    .map((each) => each.endMs - each.startMs);
  return [{ name: 'Eq. 1 on another window, there and back', value: median(times), unit: 'ms', limit: 30 }];
}

const zeroErrors = ['3 um', '4 um', '5 um'];

/** All scans of one film fitted anew after a changed input, from the key to the picture; meanwhile the study is analysed. */
export async function refit(page, film) {
  const field = page.getByLabel('Error of stripe zero');
  const times = [];
  for (const value of zeroErrors) {
    // The study is analysed again after each change; its first seconds are the same for all three.
    await page.waitForTimeout(3000);
    await field.fill(value);
    times.push(await untilDrawn(page, 'refit', () => field.press('Enter')));
  }
  return [
    { name: `${film} fitted again after a changed input`, value: median(times), unit: 'ms', limit: 250 },
  ];
}

const steps = ['Plane', 'Polynomial of the map', 'Rows by their medians'];

/** The map of a scan of 512 x 512 after a change of its recipe, from the press to the picture. */
export async function level(page, film) {
  await page.evaluate(`location.hash = '#/surface/${film}'`);
  const add = page.getByRole('button', { name: /Add (a levelling )?step/ });
  await add.waitFor();
  await page.waitForTimeout(2000);
  const times = [];
  for (const step of steps) {
    await add.click();
    const item = page.getByRole('menuitem', { name: step, exact: true });
    times.push(await untilDrawn(page, 'describe', () => item.click()));
    await page.waitForTimeout(500);
  }
  return [
    { name: '512 x 512 levelled again, to the drawn map', value: median(times), unit: 'ms', limit: 250 },
  ];
}
