import { formatSignificant } from '@modalgain/numerics';
import type { ModesSweep, SweptMode } from '@modalgain/study';
import { composeFigure } from '../draw/compose.js';
import { cornerText, endLabels } from '../draw/labels.js';
import { curveMark } from '../draw/marks.js';
import { drawPanel, type Axis } from '../draw/panel.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { forbiddenRegion } from '../figures/film-marks.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { textWidthPx } from '../style/text.js';

const heightPx = 236;
const leftPx = 46;
/** So many curves keep names apart. */
const mostModes = 12;

const variableLabels = {
  thickness: 'thickness (nm)',
  index: 'index n',
  wavelength: 'Wavelength (nm)',
} as const;

/** N and confinement of the modes against what is swept. */
export function modesSweepFigure(sweep: ModesSweep): Figure {
  const { modes, wavelengthNm, variable, values } = sweep;
  const at = wavelengthNm === undefined ? '' : ` at ${formatSignificant(wavelengthNm, 5)}\u00a0nm`;
  const more = modes.length > mostModes ? ` The first ${mostModes} modes of ${modes.length}.` : '';
  const [first, last] = [values[0], values[values.length - 1]];
  const textAlternative = `Modes against ${variable} from ${first} to ${last}: ${modes.length === 0 ? 'no guided mode' : modes.map(nameOf).join(', ')}.`;
  return {
    name: 'modes-sweep',
    title: `Modes against ${variable}`,
    caption: `Effective index N and modal confinement dN/dn of the film${at}; TE solid, TM dashed. A curve begins where its mode begins to be guided.${more}`,
    textAlternative,
    draw: (document) => drawFigure(sweep, document, textAlternative),
  };
}

const nameOf = ({ polarization, order }: SweptMode): string => `${polarization}${order}`;

function drawFigure(sweep: ModesSweep, document: Document, textAlternative: string): SVGSVGElement {
  const shown = { ...sweep, modes: sweep.modes.slice(0, mostModes) };
  const widthMm = columnWidthMm.double;
  const room = Math.max(24, ...shown.modes.map((mode) => 1.08 * textWidthPx(nameOf(mode)))) + 8;
  const widthPx = pixelsFromMm(widthMm) / 2;
  const place = { document, widthPx, room };
  const panels = [
    {
      panel: sweepPanel(shown, place, {
        letter: 'a',
        head: 'Effective index N',
        of: ({ effectiveIndex }) => effectiveIndex.map(([re]) => re),
      }),
      x: 0,
      y: 0,
    },
    {
      panel: sweepPanel(shown, place, {
        letter: 'b',
        head: 'Confinement Γ = dN/dn of the film',
        of: ({ confinementModal }) => confinementModal.map(([re]) => re),
      }),
      x: widthPx,
      y: 0,
    },
  ];
  return composeFigure({ document, widthMm, heightPx, textAlternative }, panels);
}

function sweepPanel(
  sweep: ModesSweep,
  { room, ...place }: { readonly document: Document; readonly widthPx: number; readonly room: number },
  {
    letter,
    head,
    of,
  }: { readonly letter: string; readonly head: string; readonly of: (mode: SweptMode) => number[] },
): SVGSVGElement {
  const { modes, values } = sweep;
  const all = modes.flatMap(of);
  const domain: readonly [number, number] =
    letter === 'b'
      ? [Math.min(0, ...all), 1.06 * Math.max(0.1, ...all)]
      : niceDomain(all.length > 0 ? all : [1, 2]);
  const starts = modes.flatMap(({ cutoffThicknessNm, value }) => cutoffThicknessNm ?? value[0]);
  const begin = Math.min(...starts);
  return drawPanel({
    ...place,
    heightPx,
    margins: { top: 20, right: room, bottom: 34, left: leftPx },
    x: xAxis(sweep),
    y: { domain },
    head: { letter, text: head },
    marks:
      modes.length === 0
        ? [cornerText('top-left', [{ text: 'no guided mode', fill: inks.secondary, weight: 600 }])]
        : [
            begin > values[0] ? forbiddenRegion(begin) : null,
            ...modes.map((mode) => {
              const dashes = mode.polarization === 'TM' ? '4 2.5' : undefined;
              return curveMark({ x: mode.value, y: of(mode) }, { stroke: inkOf(mode), dashes });
            }),
            endLabels(
              modes
                .filter(({ value }) => value.at(-1) === values.at(-1))
                .map((mode) => ({
                  text: nameOf(mode),
                  y: of(mode).at(-1) ?? 0,
                  fill: inkOf(mode),
                  weight: 500,
                })),
            ),
          ],
  });
}

function xAxis({ variable, layer, values }: ModesSweep): Axis {
  const label = variableLabels[variable];
  return {
    domain: [values[0], values[values.length - 1]],
    label: layer === undefined ? label : `${layer === 'film' ? 'Film' : layer} ${label}`,
  };
}

const inkOf = ({ order }: SweptMode): string => (order === 0 ? inks.ink : inks.faint);
