import type { CampaignFilm, RankedFilm, Ranking } from '@modalgain/study';
import { annotation, type FrameBox } from '../draw/annotations.js';
import { composeFigure } from '../draw/compose.js';
import { intervalRow } from '../draw/interval-rows.js';
import { drawPanel } from '../draw/panel.js';
import { svgText } from '../draw/svg.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { textWidthPx, wrapText } from '../style/text.js';
import {
  axisLabel,
  estimateText,
  filmNames,
  groupKey,
  groupStyles,
  type CampaignQuantity,
} from './campaign-plot.js';

const rowPx = 16;
const linePx = 13;
const mostRows = 30;
const mostOpen = 40;

export interface RankingPlot {
  readonly quantity: CampaignQuantity;
  readonly ranking: Ranking;
}

/** Films of a campaign with their 95 % intervals, the best first; below, those that are not determined. */
export function rankingFigure({ quantity, ranking }: RankingPlot): Figure {
  const { ranked, open } = ranking;
  const names = filmNames([...ranked, ...open]);
  const best = ranked.at(0);
  const alike = ranked.filter(({ isBelowBest }) => !isBelowBest);
  const count = ranked.length + open.length;
  const others = alike.length - 1;
  const textAlternative = best
    ? `${nameOf(names, best)} has the highest ${quantity.words} of ${filmCount(count)}, ${estimateText(best.estimate, quantity)}; ${others === 0 ? 'all others are lower' : `the errors leave ${filmCount(others)} beside it`}. ${openText(open.length)}`.trim()
    : `The ${quantity.words} of none of ${filmCount(count)} is determined.`;
  return {
    name: `ranking-${quantity.name}`,
    title: `Films by ${quantity.words}`,
    caption:
      `${ranked.length > mostRows ? `The first ${mostRows} of ${ranked.length}; ` : ''}bars: 95 % intervals. Names in bold: not told from the best by 95 % of the error of the difference.`.replace(
        /^./,
        (first) => first.toUpperCase(),
      ),
    textAlternative,
    draw: (document) => draw(document, { quantity, ranking, names, textAlternative }),
  };
}

const filmCount = (count: number): string => `${count} ${count === 1 ? 'film' : 'films'}`;

const openText = (count: number): string =>
  count === 0 ? '' : `Of ${filmCount(count)} it is not determined.`;

type Names = ReadonlyMap<CampaignFilm, string>;
const nameOf = (names: Names, film: CampaignFilm): string => names.get(film) ?? film.film;

interface Drawing extends RankingPlot {
  readonly names: Names;
  readonly textAlternative: string;
}

function draw(document: Document, { quantity, ranking, names, textAlternative }: Drawing): SVGSVGElement {
  const widthMm = columnWidthMm.double;
  const widthPx = pixelsFromMm(widthMm);
  const rows = ranking.ranked.slice(0, mostRows);
  const openLines = linesOfOpen(ranking.open, names, widthPx - 12);
  const framePx = rowPx * Math.max(rows.length, 2) + 6;
  const [top, bottom] = [26, 36];
  const heightPx = top + framePx + bottom + linePx * openLines.length;
  const namesPx = Math.max(60, ...rows.map((film) => 1.08 * textWidthPx(nameOf(names, film)))) + 40;
  const styles = groupStyles([...ranking.ranked, ...ranking.open]);
  const panel = drawPanel({
    document,
    widthPx,
    heightPx,
    margins: { top, right: 12, bottom: heightPx - top - framePx, left: namesPx },
    x: { domain: domainOf(rows, quantity), label: axisLabel(quantity) },
    y: { domain: [Math.max(rows.length, 2), 0], ticks: [] },
    marks: [
      annotation((_, frame) => [
        ...groupKey(document, frame, styles),
        ...rows.flatMap((film, row) => rowOf(film, row, frame)),
        ...openLines.map((line, i) =>
          svgText(document, line, {
            x: 6,
            y: frame.bottom + bottom + linePx * (i + 0.4),
            fill: inks.secondary,
          }),
        ),
      ]),
    ],
  });
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);

  function rowOf(film: RankedFilm, row: number, frame: FrameBox): SVGElement[] {
    const place = row + 0.5;
    const style = styles.get(film.group);
    const { value, standardError, lower95, upper95 } = film.estimate;
    const interval95 = [lower95 ?? -Infinity, upper95 ?? Infinity] as const;
    const y = frame.y(place);
    const weight = film.isBelowBest ? {} : { weight: 600 };
    return [
      svgText(document, String(film.rank), { x: 30, y, anchor: 'end', fill: inks.faint }),
      svgText(document, nameOf(names, film), { x: frame.left - 7, y, anchor: 'end', ...weight }),
      ...(style
        ? intervalRow(document, frame, {
            place,
            quantity: {
              kind: 'determined',
              estimate: { value, standardError, interval95, method: '' },
            },
            style,
            unit: quantity.unitSize,
            text: estimateText(film.estimate, { ...quantity, unit: '' }),
          })
        : []),
    ];
  }
}

/** All intervals; but one that is many times wider than what the values span leaves the frame. */
function domainOf(rows: readonly RankedFilm[], { unitSize }: CampaignQuantity): [number, number] {
  const values = rows.map(({ estimate }) => estimate.value / unitSize);
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(high - low, 0.1 * Math.abs(high));
  const ends = rows.flatMap(({ estimate: { lower95, upper95 } }) =>
    [lower95, upper95].flatMap((end) => (end === null ? [] : [end / unitSize])),
  );
  const within = ends.filter((end) => end > low - room && end < high + room);
  return niceDomain([...values, ...within, high + 0.15 * room], 6);
}

function linesOfOpen(open: readonly CampaignFilm[], names: Names, widthPx: number): string[] {
  if (open.length === 0) return [];
  const named = open.slice(0, mostOpen).map((film) => nameOf(names, film));
  const more = open.length > mostOpen ? ` and ${open.length - mostOpen} more` : '';
  return wrapText(`Not determined: ${named.join(', ')}${more}`, widthPx);
}
