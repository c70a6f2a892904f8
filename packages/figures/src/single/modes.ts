import { formatSignificant } from '@modalgain/numerics';
import type { ModesPicture, PictureMode } from '@modalgain/study';
import { composeFigure } from '../draw/compose.js';
import type { Figure } from '../figure.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { modeColumn, noModeColumn } from './mode-column.js';
import { layerColumn, layerColumnPx } from './layer-column.js';

const heightPx = 350;
const gapPx = 6;

/** The stack in true proportions, and beside it what each mode carries in which depth. */
export function modesFigure(picture: ModesPicture): Figure {
  const { modes, modeCount, wavelengthNm } = picture;
  const more = modeCount > modes.length ? ` The ${modes.length} modes of the highest N of ${modeCount}.` : '';
  const caption =
    modes.length === 0
      ? 'The stack in true proportions. It guides no mode.'
      : `The stack in true proportions, and the guided power of each mode in depth, scaled to its highest; percentages are shares of the power. N: effective index; Γ: modal confinement dN/dn of the film${isComplex(picture) ? '; then the modal gain, below 0 a loss' : ''}.${more}`;
  return {
    name: 'modes',
    title: `Modes at ${formatSignificant(wavelengthNm, 5)} nm`,
    caption,
    textAlternative: textAlternative(picture),
    draw: (document) => drawFigure(picture, document),
  };
}

const isComplex = ({ modes }: ModesPicture): boolean =>
  modes.some(({ mode }) => mode.effectiveIndex[1] !== 0);

function textAlternative({ layers, modes, modeCount, wavelengthNm }: ModesPicture): string {
  const stack = `A stack of ${layers.length} layers at ${formatSignificant(wavelengthNm, 5)} nm`;
  if (modeCount === 0) return `${stack}: no guided mode.`;
  const said = modes.map(({ mode }) => `${nameOf(mode)} with N = ${mode.effectiveIndex[0].toFixed(4)}`);
  return `${stack} with ${modeCount} ${modeCount === 1 ? 'mode' : 'modes'}: ${said.join(', ')}.`;
}

const nameOf = ({ polarization, order }: PictureMode['mode']): string => `${polarization}${order}`;

function drawFigure(picture: ModesPicture, document: Document): SVGSVGElement {
  const { modes } = picture;
  const widthMm = modes.length > 1 ? columnWidthMm.double : columnWidthMm.single;
  const leftPx = layerColumnPx(modes.length);
  const room = pixelsFromMm(widthMm) - leftPx - 4;
  const place = { document, heightPx };
  const count = Math.max(1, modes.length);
  const widthPx = (room - count * gapPx) / count;
  const columns =
    modes.length === 0
      ? [noModeColumn(picture, { ...place, widthPx })]
      : modes.map((mode) => modeColumn(picture, mode, { ...place, widthPx }));
  const panels = [
    { panel: layerColumn(picture, place), x: 0, y: 0 },
    ...columns.map((panel, i) => ({ panel, x: leftPx + gapPx + i * (widthPx + gapPx), y: 0 })),
  ];
  return composeFigure({ document, widthMm, heightPx, textAlternative: textAlternative(picture) }, panels);
}
