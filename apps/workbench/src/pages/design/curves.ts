import type { DesignAnswer } from '@modalgain/compute';
import type { PredictionResult } from '@modalgain/study';

/** Net gain against thickness with its 95 % band, where a mode is guided. */
export type NetGainBand = PredictionResult['netGainCurve'];

/** The tried prediction without the thicknesses that guide nothing. */
export function bandOf({ curve }: DesignAnswer['prediction']): NetGainBand {
  const guided = curve.thicknessNm.flatMap((x, i) => {
    const [y, lower, upper] = [curve.netGainPerCm[i], curve.lowerPerCm[i], curve.upperPerCm[i]];
    return typeof y === 'number' && typeof lower === 'number' && typeof upper === 'number'
      ? [{ x, y, lower, upper }]
      : [];
  });
  return {
    x: guided.map(({ x }) => x),
    y: guided.map(({ y }) => y),
    lower: guided.map(({ lower }) => lower),
    upper: guided.map(({ upper }) => upper),
  };
}
