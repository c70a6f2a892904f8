import { formatEstimate, formatSignificant } from '@modalgain/numerics';
import type { EmissionCrossSectionResult } from '@modalgain/study';
import { composeFigure } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import { curveMark, filmPoints, levelMark } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import type { Figure, FigureKind } from '../figure.js';
import { inkStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

const unit = 1e-15;

type Spectrum = NonNullable<EmissionCrossSectionResult['spectrum']>;

function drawFigure(
  { wavelengthNm, crossSectionCm2 }: Spectrum,
  { value, standardError, atNm }: { value: number; standardError: number; atNm: number },
  { document, textAlternative }: { document: Document; textAlternative: string },
): SVGSVGElement {
  const widthMm = columnWidthMm.single;
  const heightPx = 190;
  const y = crossSectionCm2.map((crossSection) => crossSection / unit);
  const largest = Math.max(...y, (value + standardError) / unit);
  const point = { lower: (value - standardError) / unit, upper: (value + standardError) / unit };
  const panel = drawPanel({
    document,
    widthPx: pixelsFromMm(widthMm),
    heightPx,
    margins: { top: 10, right: 10, bottom: 34, left: 46 },
    x: { domain: [Math.min(...wavelengthNm), Math.max(...wavelengthNm)], label: 'Wavelength (nm)' },
    y: { domain: [-0.04 * largest, 1.25 * largest], label: 'σ_{e} (10⁻¹⁵ cm²)' },
    marks: [
      levelMark(0, inks.ghost),
      curveMark({ x: wavelengthNm, y }, { stroke: inks.ink, width: 1 }),
      filmPoints([{ x: atNm, y: value / unit, ...point }], inkStyle),
      cornerText('top-right', [{ text: `at ${formatSignificant(atNm, 4)}\u00a0nm`, weight: 600 }]),
    ],
  });
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
}

/** The emission cross-section against wavelength, where it was computed from an emission spectrum. */
export const crossSectionFigures: FigureKind = ({ settings }): Figure[] => {
  const found = settings.emissionCrossSection;
  const { emissionWavelengthNm: atNm } = settings;
  if (!found?.spectrum) return [];
  const { spectrum, value: estimate } = found;
  const text = `${formatEstimate(estimate)} cm²`;
  const textAlternative = `Emission cross-section against wavelength; ${text} at ${formatSignificant(atNm, 4)} nm.`;
  const { value, standardError } = estimate;
  return [
    {
      name: 'cross-section',
      title: 'Emission cross-section',
      caption: `From the emission spectrum, lifetime and quantum yield (Füchtbauer and Ladenburg); marker: ${text} at the emission wavelength, with one standard error. Every density is counted in it.`,
      textAlternative,
      draw: (document) => drawFigure(spectrum, { value, standardError, atNm }, { document, textAlternative }),
    },
  ];
};
