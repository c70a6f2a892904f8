import type { FilmResult } from '@modalgain/study';
import { linearScale, logScale, type Interval, type Scale } from '../../plot/scale';

export interface MeasuredGain {
  readonly x: number;
  readonly y: number;
  readonly error: number;
}

/** The net gains of a film that were determined, with one standard error. */
export function gainPoints({ netGain }: FilmResult): MeasuredGain[] {
  return netGain.flatMap(({ fluenceUjPerCm2, netGainPerCm }) =>
    netGainPerCm.kind === 'determined'
      ? [
          {
            x: fluenceUjPerCm2,
            y: netGainPerCm.estimate.value,
            error: netGainPerCm.estimate.standardError,
          },
        ]
      : [],
  );
}

/** Where no gain was seen: what it is below, with 95 % confidence. Only above zero, where a net gain would show. */
export function upperLimits({ netGain, waveguide }: FilmResult): { x: number; y: number }[] {
  if (waveguide?.mode.kind === 'cut-off') return [];
  return netGain.flatMap(({ fluenceUjPerCm2, netGainPerCm }) => {
    const upper = netGainPerCm.kind === 'not-determined' ? (netGainPerCm.interval95?.[1] ?? Infinity) : NaN;
    return Number.isFinite(upper) && upper > 0 ? [{ x: fluenceUjPerCm2, y: upper }] : [];
  });
}

export interface GainDomains {
  readonly fluence: Interval;
  readonly netGain: Interval;
}

/** Axes for all films: the measured fluences with a little room, and everything that was measured there. */
export function gainDomains(films: readonly FilmResult[]): GainDomains | undefined {
  const points = films.flatMap((film) => [...gainPoints(film), ...upperLimits(film)]);
  if (points.length === 0) return undefined;
  const fluences = points.map(({ x }) => x);
  const fluence: Interval = [Math.min(...fluences) / 1.4, Math.max(...fluences) * 1.35];
  const inside = films.flatMap(
    ({ gain }) =>
      gain?.netGainCurve.upper.filter((_, i) => {
        const at = gain.netGainCurve.x[i] ?? 0;
        return at >= fluence[0] && at <= fluence[1];
      }) ?? [],
  );
  const bars = films.flatMap((film) => gainPoints(film).flatMap(({ y, error }) => [y - error, y + error]));
  const highest = Math.max(...bars, ...inside, ...points.map(({ y }) => y));
  return { fluence, netGain: [Math.min(0, ...bars), 1.06 * highest] };
}

/** The two scales of a panel. Two numbers and the tenths between them are enough for a decade of fluence. */
export function gainScales(domains: GainDomains, x: Interval, y: Interval): { x: Scale; y: Scale } {
  const fluence = logScale(domains.fluence, x);
  const numbered = fluence.ticks.filter((tick) => /^1e/.test(tick.toExponential()));
  return {
    x: { ...fluence, ticks: numbered.length > 0 ? numbered : fluence.ticks, text: String },
    y: linearScale(domains.netGain, y, (y[0] - y[1]) / 36),
  };
}
