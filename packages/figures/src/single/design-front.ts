import { formatEstimate, formatSignificant } from '@modalgain/numerics';
import type { DesignDocument } from '@modalgain/study';
import { annotation } from '../draw/annotations.js';
import { composeFigure } from '../draw/compose.js';
import { drawPointLabels } from '../draw/labels.js';
import { curveMark, filmPoints } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { filmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import type { DesignPlot } from './design-sensitivity.js';

/** A design with what it is compared with. */
export interface DesignFrontPlot extends DesignPlot {
  readonly measured: DesignDocument['measured'];
}

/** Net gain against threshold fluence: films that no other beats in both, the best, and the measured one. */
export function designFrontFigure(plot: DesignFrontPlot): Figure {
  const { film, best, fluenceUjPerCm2 } = plot;
  const front = best.tradeOffs;
  const ends = [front.at(0), front.at(-1)].flatMap((each) => each ?? []);
  const said =
    front.length < 2
      ? 'one film is the best for both'
      : ends
          .map(
            ({ thicknessNm, netGainPerCm, thresholdUjPerCm2 }) =>
              `${thicknessNm.toFixed(1)} nm: ${netGainPerCm.toFixed(1)} cm⁻¹ and ${formatSignificant(thresholdUjPerCm2, 3)} µJ/cm²`,
          )
          .join(', to ');
  const textAlternative = `Net gain against threshold fluence of films after ${film.name}; ${said}. Best film ${formatEstimate(best.netGainPerCm)} cm⁻¹.`;
  return {
    name: `design-front-${film.name}`,
    title: `Net gain against threshold of films after ${film.name}`,
    caption: `Line: films that no other beats both in net gain at ${formatSignificant(fluenceUjPerCm2, 3)} µJ/cm² and in threshold. Black: the best for the goal, with the 95 % interval of its net gain; in colour: ${film.name} as measured.`,
    textAlternative,
    draw: (document) => drawFront(plot, document, textAlternative),
  };
}

function drawFront(plot: DesignFrontPlot, document: Document, textAlternative: string): SVGSVGElement {
  const { film, best, measured } = plot;
  const { widthMm, heightPx } = { widthMm: columnWidthMm.single, heightPx: 230 };
  const line = {
    x: best.tradeOffs.map(({ thresholdUjPerCm2 }) => thresholdUjPerCm2),
    y: best.tradeOffs.map(({ netGainPerCm }) => netGainPerCm),
  };
  const bestPoint = best.thresholdUjPerCm2 && {
    text: 'best',
    x: best.thresholdUjPerCm2.value,
    y: best.netGainPerCm.value,
    lower: best.netGainPerCm.interval95[0],
    upper: best.netGainPerCm.interval95[1],
  };
  const measuredPoint =
    measured.thresholdUjPerCm2 === null
      ? null
      : { text: film.name, x: measured.thresholdUjPerCm2, y: measured.netGainPerCm };
  const points = [bestPoint, measuredPoint].flatMap((point) => point ?? []);
  const style = filmStyle(film);
  const panel = drawPanel({
    document,
    widthPx: pixelsFromMm(widthMm),
    heightPx,
    margins: { top: 10, right: 12, bottom: 36, left: 50 },
    x: {
      domain: padded([...line.x, ...points.map(({ x }) => x)]),
      label: 'Threshold fluence (µJ/cm²)',
    },
    y: {
      domain: padded([
        ...line.y,
        ...points.map(({ y }) => y),
        ...(bestPoint ? [bestPoint.lower, bestPoint.upper] : []),
      ]),
      label: 'Net gain (cm⁻¹)',
    },
    marks: [
      curveMark(line, { stroke: inks.secondary }),
      filmPoints(
        best.tradeOffs.map(({ thresholdUjPerCm2: x, netGainPerCm: y }) => ({ x, y })),
        { ...style, hue: inks.secondary, fill: inks.paper },
        2.4,
      ),
      ...(measuredPoint ? [filmPoints([measuredPoint], style)] : []),
      ...(bestPoint ? [filmPoints([bestPoint], { ...style, hue: inks.ink, fill: inks.ink })] : []),
      annotation((_, frame) =>
        drawPointLabels(document, frame, {
          labels: points.map(({ text, x, y }) => ({
            text,
            x: frame.x(x),
            y: frame.y(y),
            fill: text === 'best' ? inks.ink : style.hue,
          })),
          curves: [line],
        }),
      ),
    ],
  });
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
}

/** With a margin, and not magnified until rounding shows. */
function padded(values: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = Math.max(0.12 * (high - low), 0.02 * Math.abs(high));
  return niceDomain([low - margin, high + margin], 5);
}
