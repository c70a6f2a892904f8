import type { Verdict } from '@modalgain/numerics';
import type { FilmResult, StripeResult } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { composeFigure } from '../draw/compose.js';
import { drawPanel } from '../draw/panel.js';
import { svgText } from '../draw/svg.js';
import { annotation } from '../draw/annotations.js';
import type { Figure, FigureKind } from '../figure.js';
import { inks, severityInks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { wrapText } from '../style/text.js';
import { evidencePanels, type EvidencePanel } from './evidence-panels.js';
import { fluenceText } from './stripe-panels.js';

/** A verdict on a scan, and what shows it. */
interface Evidence {
  readonly film: FilmResult;
  readonly stripe: StripeResult;
  readonly verdict: Verdict;
  readonly panel: EvidencePanel;
}

const columns = 3;
const heightPx = 184;
const lineHeightPx = 14;
/** More scans than these say no more; the table of verdicts has them all. */
const mostPanels = 9;

/** A step looks a little like a drift, and a drift like a step: of the two on one scan, the clearer one is shown. */
const alike: readonly string[] = ['step-in-scan', 'drift-over-scan'];

function isOutdone(verdict: Verdict, { verdicts }: StripeResult): boolean {
  const score = ({ evidence }: Verdict): number => Math.abs(Number(evidence.score));
  const others = verdicts.filter(({ code }) => alike.includes(code) && code !== verdict.code);
  return alike.includes(verdict.code) && others.some((other) => score(other) > score(verdict));
}

/** Scans with a verdict that a picture of its points shows; of each kind of verdict those that come first. */
function evidenceOf(films: readonly FilmResult[]): Evidence[] {
  const all = films.flatMap((film) =>
    film.stripes.flatMap((stripe) =>
      stripe.verdicts.flatMap((verdict) => {
        const panel = evidencePanels[verdict.code]?.({ film, stripe, verdict });
        return panel && !isOutdone(verdict, stripe) ? [{ film, stripe, verdict, panel }] : [];
      }),
    ),
  );
  const rankInKind = ({ verdict }: Evidence, i: number): number =>
    all.slice(0, i).filter((other) => other.verdict.code === verdict.code).length;
  return all
    .map((evidence, i) => ({ evidence, rank: rankInKind(evidence, i) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ evidence }) => evidence)
    .slice(0, mostPanels);
}

/** The film in ink, the verdict in its colour, above the frame. */
function heading({ film, stripe, verdict }: Evidence): Markish {
  return annotation((document, { left, right, top }) => {
    const where = `${film.name}, ${fluenceText(stripe.fluenceUjPerCm2)}`;
    const lines = [
      { text: where, fill: inks.ink },
      ...wrapText(verdict.sentence, right - left).map((text) => ({
        text,
        fill: severityInks[verdict.severity],
        weight: 600,
      })),
    ];
    return lines.map(({ text, ...look }, i) =>
      svgText(document, text, { x: left, y: top - 11 - (lines.length - 1 - i) * lineHeightPx, ...look }),
    );
  });
}

function evidencePanel(evidence: Evidence, document: Document, widthPx: number): SVGSVGElement {
  const { x, y, marks } = evidence.panel;
  return drawPanel({
    document,
    widthPx,
    heightPx,
    margins: { top: 50, bottom: 34, left: 46, right: 8 },
    x,
    y,
    marks: [...marks, heading(evidence)],
  });
}

function drawFigure(
  evidence: readonly Evidence[],
  document: Document,
  textAlternative: string,
): SVGSVGElement {
  const widthMm = columnWidthMm.double;
  const widthPx = pixelsFromMm(widthMm) / columns;
  const placed = evidence.map((each, i) => ({
    panel: evidencePanel(each, document, widthPx),
    x: (i % columns) * widthPx,
    y: Math.floor(i / columns) * heightPx,
  }));
  const rows = Math.ceil(evidence.length / columns);
  return composeFigure({ document, widthMm, heightPx: rows * heightPx, textAlternative }, placed);
}

/** The points of scans whose verdict a picture shows: steps, drift, detector limits, background, beam. */
export const verdictEvidenceFigures: FigureKind = ({ films }): Figure[] => {
  const evidence = evidenceOf(films);
  if (evidence.length === 0) return [];
  const said = evidence.map(
    ({ film, stripe, verdict }) =>
      `${film.name} at ${fluenceText(stripe.fluenceUjPerCm2)}: ${verdict.sentence.replace(/\.$/, '')}`,
  );
  const textAlternative = `What verdicts on scans rest on. ${said.join('; ')}.`;
  return [
    {
      name: 'verdict-evidence',
      title: 'What the verdicts on scans rest on',
      caption:
        'Residuals r over their standard deviation σ stand in the order in which the points were measured; the mark is where, or how, they change. Limits of the detector and of the beam are lines and shaded regions, with the points beyond them in the colour of the verdict.',
      textAlternative,
      draw: (document) => drawFigure(evidence, document, textAlternative),
    },
  ];
};
