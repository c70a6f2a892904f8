import { amplifiedLengthCm, fitStripe, simulateStripeScan } from '@modalgain/gain';
import { describe, expect, it } from 'vitest';
import { fitWindow } from '@modalgain/compute';

/** A simulated scan as results hold it. */
function stripeOf({ netGainPerCm = 120, saturation = 0, seed = 1 } = {}) {
  const { scan } = simulateStripeScan({
    sourcePerCm: 1000,
    netGainPerCm,
    saturation,
    stripeLengthUm: Array.from({ length: 25 }, (_, i) => 20 * (i + 1)),
    pumpNoise: 0.03,
    seed,
  });
  const fit = fitStripe(scan);
  return {
    outcome: fit.outcome,
    netGainPerCm: fit.netGainPerCm ?? null,
    points: fit.points.map((point) => ({ ...point, excluded: point.excluded ?? null })),
  };
}

const all = { fromUm: 20, toUm: 500 };

describe('Eq. 1 on a window', () => {
  it('finds the gain of points without saturation, and says that both agree', () => {
    const { fit, sentence } = fitWindow({ stripe: stripeOf(), window: all });
    expect(Math.abs((fit?.netGainPerCm.value ?? 0) - 120)).toBeLessThan(8);
    expect(sentence.strong).toBe('agree within their errors');
  });

  it('falls as the window grows where light saturates the gain, and is said to be low', () => {
    const { ends, fit, sentence } = fitWindow({ stripe: stripeOf({ saturation: 0.01 }), window: all });
    const gains = ends.map(({ netGainPerCm }) => netGainPerCm.value);
    expect(gains.at(-1)).toBe(fit?.netGainPerCm.value);
    expect(gains.at(-1)).toBeLessThan(0.7 * (gains[3] ?? 0));
    expect(sentence.strong).toMatch(/^\d+ % low$/);
    expect(sentence.after).toMatch(/saturation alone explains −\d+ %/);
  });

  it('takes the points between its edges only, ends included, and those that are not left out', () => {
    const stripe = stripeOf();
    const points = stripe.points.map((point) =>
      point.stripeLengthUm === 100 ? { ...point, excluded: 'by hand', intensity: 1e9 } : point,
    );
    const window = { fromUm: 40, toUm: 260 };
    const { fit } = fitWindow({ stripe: { ...stripe, points }, window });
    expect(fit?.pointCount).toBe(11);
    const others = points.map((point) =>
      point.stripeLengthUm > 260 || point.stripeLengthUm < 40 ? { ...point, intensity: 7 } : point,
    );
    const same = fitWindow({ stripe: { ...stripe, points: others }, window });
    expect(same.fit?.netGainPerCm).toEqual(fit?.netGainPerCm);
  });

  it('draws the curve of its fit to the longest stripe', () => {
    const { fit, curve } = fitWindow({ stripe: stripeOf(), window: { fromUm: 40, toUm: 260 } });
    expect(curve?.x.at(-1)).toBe(500);
    const gain = fit?.netGainPerCm.value ?? 0;
    expect(curve?.y.at(-1)).toBeCloseTo((fit?.sourcePerCm ?? 0) * amplifiedLengthCm(0.05, gain), 6);
  });

  it('says in words where it cannot be fitted, or has nothing to be compared with', () => {
    const stripe = stripeOf();
    const narrow = fitWindow({ stripe, window: { fromUm: 40, toUm: 60 } });
    expect(narrow.fit).toBeUndefined();
    expect(narrow.sentence.before).toMatch(/three lengths/);
    const open = { ...stripe, outcome: 'not-determined' as const, netGainPerCm: null };
    expect(fitWindow({ stripe: open, window: all }).sentence.before).toMatch(/determines no gain/);
  });
});
