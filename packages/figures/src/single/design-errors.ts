import { formatSignificant } from '@modalgain/numerics';
import { annotation } from '../draw/annotations.js';
import { composeFigure } from '../draw/compose.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { filmStyle } from '../style/films.js';
import { inks, severityInks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm, strokes } from '../style/sizes.js';
import { textWidthPx } from '../style/text.js';
import type { DesignPlot } from './design-sensitivity.js';

const rowPx = 17;

/** How much one standard deviation of each source of error moves the net gain of the best film, the largest first. */
export function designErrorsFigure({ film, best, fluenceUjPerCm2 }: DesignPlot): Figure {
  const sources = [...best.errors].sort((a, b) => Math.abs(b.netGainPerCm) - Math.abs(a.netGainPerCm));
  const most = Math.max(...sources.map(({ netGainPerCm }) => Math.abs(netGainPerCm)), 1e-6);
  const said = sources.map(
    ({ source, netGainPerCm }) => `${source} ${signed(netGainPerCm, decimalsFor(most))}`,
  );
  const textAlternative = `What one standard deviation of each source makes of the net gain of the best film after ${film.name}, cm⁻¹: ${said.join('; ') || 'no source of error is known'}.`;
  return {
    name: `design-errors-${film.name}`,
    title: `What the error of the film after ${film.name} comes from`,
    caption: `Change of the net gain at ${formatSignificant(fluenceUjPerCm2, 3)} µJ/cm² by one standard deviation of each source; together, in squares, ±${formatSignificant(best.netGainPerCm.standardError, 2)} cm⁻¹.`,
    textAlternative,
    draw: (document) => drawErrors(document, { film, sources, most, textAlternative }),
  };
}

/** Three digits of the largest. */
const decimalsFor = (most: number): number => Math.max(0, 2 - Math.floor(Math.log10(most)));

const signed = (value: number, decimals: number): string =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(decimals)}`;

function drawErrors(
  document: Document,
  {
    film,
    sources,
    most,
    textAlternative,
  }: Pick<DesignPlot, 'film'> & {
    sources: DesignPlot['best']['errors'];
    most: number;
    textAlternative: string;
  },
): SVGSVGElement {
  const widthMm = columnWidthMm.double;
  const heightPx = 50 + rowPx * Math.max(sources.length, 1);
  const namesPx = Math.max(...sources.map(({ source }) => textWidthPx(source)), 40) + 12;
  const panel = drawPanel({
    document,
    widthPx: pixelsFromMm(widthMm),
    heightPx,
    margins: { top: 8, right: 12, bottom: 36, left: namesPx },
    x: { domain: niceDomain([-1.25 * most, 1.25 * most], 5), label: 'Change of the net gain (cm⁻¹)' },
    y: { domain: [sources.length, 0], ticks: [] },
    marks: [
      annotation((_, frame) =>
        sources.flatMap(({ source, netGainPerCm }, row) => {
          const y = frame.y(row + 0.5);
          const [zero, end] = [frame.x(0), frame.x(netGainPerCm)];
          const outwards = netGainPerCm < 0 ? -1 : 1;
          return [
            svgText(document, source, { x: frame.left - 7, y, anchor: 'end' }),
            svgElement(document, 'path', {
              d: `M${zero} ${y - 5}H${end}V${y + 5}H${zero}Z`,
              fill: filmStyle(film).hue,
              'fill-opacity': 0.75,
            }),
            svgText(document, signed(netGainPerCm, decimalsFor(most)), {
              x: end + 5 * outwards,
              y,
              anchor: outwards > 0 ? 'start' : 'end',
              fill: inks.secondary,
            }),
          ];
        }),
      ),
      annotation((_, frame) => [
        svgElement(document, 'path', {
          d: `M${frame.x(0)} ${frame.top}V${frame.bottom}`,
          stroke: sources.length > 0 ? inks.ink : severityInks.note,
          'stroke-width': strokes.frame,
        }),
      ]),
    ],
  });
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
}
