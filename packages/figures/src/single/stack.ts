import type { StackDocument } from '@modalgain/study';
import { composeFigure } from '../draw/compose.js';
import type { Figure } from '../figure.js';
import { pixelsFromMm } from '../style/sizes.js';
import { depthPanels } from './stack-depth.js';
import { lightPanels } from './stack-panels.js';

/** What a stack does with light, as `modalgain stack` computed it: R, T and A, and light in its depth. */
export function stackFigure(document: StackDocument): Figure {
  const { layers, wavelengthNm, profiles } = document;
  const range = wavelengthNm.length === 1 ? `at ${wavelengthNm[0]} nm` : 'against wavelength';
  const film = layers.find((layer) => layer.film);
  const inColour = film === undefined ? '' : `; in colour what ${film.name ?? 'the film'} absorbs`;
  const depth =
    profiles.length === 0
      ? ''
      : ` Below: light in depth at ${profiles[0].wavelengthNm}\u00a0nm, the stack in true proportions; what a layer absorbs adds up to its A, what the substrate absorbs is part of T.`;
  return {
    name: 'stack',
    title: 'Light on the stack',
    caption: `Reflected (R), into the substrate (T) and absorbed (A), as shares of the incident power, ${range}${inColour}.${depth}`,
    textAlternative: textAlternative(document),
    draw: (target) => drawFigure(document, target),
  };
}

function textAlternative({ layers, wavelengthNm, responses }: StackDocument): string {
  const [{ reflectance, transmittance, filmAbsorptance }] = responses;
  const range = (shares: readonly number[]): string => {
    const [low, high] = [Math.min(...shares), Math.max(...shares)].map((share) => share.toFixed(2));
    return low === high ? low : `${low} to ${high}`;
  };
  const first = wavelengthNm[0];
  const last = wavelengthNm[wavelengthNm.length - 1];
  const where = first === last ? `${first} nm` : `${first} to ${last} nm`;
  return `Light on a stack of ${layers.length} layers at ${where}: reflectance ${range(reflectance)}, transmittance ${range(transmittance)}, absorptance of the film ${range(filmAbsorptance)}.`;
}

function drawFigure(document: StackDocument, target: Document): SVGSVGElement {
  const light = lightPanels(document, target);
  const depth = depthPanels(document, { document: target, widthPx: pixelsFromMm(light.widthMm) });
  const panels = [
    ...light.panels,
    ...depth.panels.map(({ y, ...panel }) => ({ ...panel, y: y + light.heightPx })),
  ];
  const heightPx = light.heightPx + depth.heightPx;
  return composeFigure(
    { document: target, widthMm: light.widthMm, heightPx, textAlternative: textAlternative(document) },
    panels,
  );
}
