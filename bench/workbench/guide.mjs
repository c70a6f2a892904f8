import { median } from '../lib/median.mjs';
import { nowMs, startClock, stopClock } from './page-clock.mjs';

const sliders = ['Thickness', 'Index', 'Wavelength'];
const steps = 60;

/** The Waveguide page of a film while each slider is dragged there and back, and what follows its release. */
export async function guide(page, film, words) {
  await page.evaluate(`location.hash = '#/waveguide/${film}'`);
  const rows = [];
  for (const slider of sliders) {
    const { frames, longTasks, solves, maps, fineMs } = await drag(page, slider);
    const row = (name, value, unit, limit) =>
      rows.push({ name: `${words}, ${slider}: ${name}`, value, unit, limit });
    row('longest frame', Math.max(...frames), 'ms', 50);
    row('tasks over 50 ms', longTasks, '', 0);
    row('mode and net gain from the worker', median(solves), 'ms', 16);
    if (slider !== 'Wavelength') continue;
    row('map 50 x 50 while dragging', median(maps), 'ms', undefined);
    row('maps 100 x 100 of TE and TM at release', fineMs, 'ms', 50);
  }
  const { frames, longTasks } = await holdKey(page, 'Wavelength');
  rows.push({
    name: `${words}, Wavelength by keys: longest frame`,
    value: Math.max(...frames),
    unit: 'ms',
    limit: 50,
  });
  rows.push({ name: `${words}, Wavelength by keys: tasks over 50 ms`, value: longTasks, unit: '', limit: 0 });
  return rows;
}

/** Each press is a step of undo and asks for the fine maps of both polarizations. Pressed on the page: to look the slider up takes longer. */
async function holdKey(page, slider) {
  const thumb = page.getByRole('slider', { name: slider, exact: true }).first();
  await thumb.focus();
  await page.waitForTimeout(1000);
  await startClock(page);
  for (let step = 0; step < steps; step++)
    await page.keyboard.press(step % 20 < 10 ? 'ArrowRight' : 'ArrowLeft');
  await page.waitForTimeout(300);
  return stopClock(page);
}

async function drag(page, slider) {
  const thumb = page.getByRole('slider', { name: slider, exact: true }).first();
  await thumb.waitFor();
  await page.waitForTimeout(2000);
  const { x, y, width, height } = await thumb.boundingBox();
  const [fromX, atY] = [x + width / 2, y + height / 2];
  await page.mouse.move(fromX, atY);
  await page.mouse.down();
  await startClock(page);
  for (let step = 1; step <= steps; step++) {
    await page.mouse.move(fromX + (step <= steps / 2 ? step : steps - step + 3), atY);
    await page.waitForTimeout(16);
  }
  await page.waitForTimeout(100);
  const releasedMs = await nowMs(page);
  await page.mouse.up();
  await page.waitForTimeout(800);
  const { frames, longTasks, answers } = await stopClock(page);
  const asked = (name) => answers.filter((answer) => answer.name === `worker ${name}`);
  const took = ({ startMs, endMs }) => endMs - startMs;
  const fine = asked('map').filter(({ startMs }) => startMs > releasedMs);
  return {
    frames,
    longTasks,
    solves: asked('solve').map(took),
    maps: asked('map')
      .filter(({ startMs }) => startMs < releasedMs)
      .map(took),
    fineMs: Math.max(...fine.map(({ endMs }) => endMs)) - Math.min(...fine.map(({ startMs }) => startMs)),
  };
}
