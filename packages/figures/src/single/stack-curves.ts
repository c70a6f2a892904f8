import type { StackDocument } from '@modalgain/study';
import { familyHues, inks } from '../style/inks.js';

type Response = StackDocument['responses'][number];

/** A share of the incident power: R, T, or what a layer absorbs. */
export interface Share {
  readonly label: string;
  readonly values: readonly number[];
  readonly stroke: string;
  readonly dashes?: string;
}

/** Layers that absorb less than this everywhere have no curve. */
const visibleShare = 0.002;
/** Beside the film; the others are summed. */
const mostOtherLayers = 3;

/** R, T and the absorptances worth a curve: the film, the strongest other layers, and the sum of the rest. */
export function sharesOf({ layers, responses }: StackDocument, response: Response): Share[] {
  const largest = (layer: number): number =>
    Math.max(...responses.flatMap(({ absorptance }) => absorptance[layer].map(Math.abs)));
  const others = layers
    .map((_, layer) => layer)
    .filter((layer) => !layers[layer].film && largest(layer) >= visibleShare)
    .sort((a, b) => largest(b) - largest(a));
  const single = others.slice(0, others.length === mostOtherLayers + 1 ? undefined : mostOtherLayers);
  const rest = others.slice(single.length);
  const filmLayers = layers.flatMap((layer, at) => (layer.film ? [at] : []));
  const filmAbsorbs = filmLayers.some((layer) => largest(layer) >= visibleShare);
  const nameOf = (layer: number): string => layers[layer].name ?? `layer ${layer + 1}`;
  return [
    { label: 'R', values: response.reflectance, stroke: inks.ink },
    { label: 'T', values: response.transmittance, stroke: inks.ink, dashes: '4 2.5' },
    ...(filmAbsorbs
      ? [{ label: `A ${filmName(layers)}`, values: response.filmAbsorptance, stroke: familyHues[0] }]
      : []),
    ...single.map((layer, i) => ({
      label: `A ${nameOf(layer)}`,
      values: response.absorptance[layer],
      stroke: inks.faint,
      ...(i > 0 && { dashes: ['1.5 2', '6 2 1.5 2', '3 1.5'][i - 1] }),
    })),
    ...(rest.length === 0
      ? []
      : [
          {
            label: 'A others',
            values: sum(rest.map((layer) => response.absorptance[layer])),
            stroke: inks.faint,
            dashes: '1 1.5',
          },
        ]),
  ];
}

function filmName(layers: StackDocument['layers']): string {
  const names = new Set(layers.flatMap(({ film, name }) => (film ? [name ?? 'film'] : [])));
  return names.size === 1 ? [...names][0] : 'film';
}

const sum = (lists: readonly (readonly number[])[]): number[] =>
  lists[0].map((_, at) => lists.reduce((total, list) => total + list[at], 0));

/** At normal incidence s and p are the same: one of them. */
export function distinctResponses({ responses }: StackDocument): Response[] {
  const normal = responses.filter(({ angleDeg }) => angleDeg === 0);
  return responses.filter((response) => response.angleDeg > 0 || response === normal[0]);
}

/** "45° s". */
export const lightName = ({ angleDeg, polarization }: Pick<Response, 'angleDeg' | 'polarization'>): string =>
  angleDeg === 0 ? 'normal incidence' : `${angleDeg}° ${polarization}`;
