import { isLossless, type Layer, type Stack } from '@modalgain/optics';

/** What a layer or half-space is made of, at the wavelength of its stack. */
export interface GuideMedium {
  readonly name: string;
  readonly index: number;
  /** k, where the medium absorbs. */
  readonly extinction?: number;
  /** dn/dlambda, where it is known; it enters the group index alone. */
  readonly dispersionPerNm?: number;
}

export interface GuideLayer extends GuideMedium {
  readonly thicknessNm: number;
}

/** A film with what lies above and below it, from cover to substrate, at one wavelength. */
export interface GuideStack {
  readonly wavelengthNm: number;
  readonly cover: GuideMedium;
  /** Between cover and film, from the cover down. */
  readonly above: readonly GuideLayer[];
  readonly film: GuideLayer;
  /** Between film and substrate, from the film down. */
  readonly below: readonly GuideLayer[];
  readonly substrate: GuideMedium;
}

/** The layers between the half-spaces, from the cover down. */
export const layersOf = ({ above, film, below }: GuideStack): readonly GuideLayer[] => [
  ...above,
  film,
  ...below,
];

/** A smaller k changes the confinement by its square: the loss that it makes is first order, the mode is not. */
const leastExtinction = 1e-3;

/** The stack as packages/optics takes it. The film is lossless, since its k is the loss (or gain) that confinement multiplies. */
export function stackOf(guide: GuideStack): Stack {
  const { wavelengthNm, cover, above, film, substrate } = guide;
  const layers = [
    mediumOf(cover),
    ...layersOf(guide).map((layer) => ({
      ...mediumOf(layer === film ? { ...film, extinction: 0 } : layer),
      thicknessNm: layer.thicknessNm,
    })),
    mediumOf(substrate),
  ];
  return { wavelengthNm, layers, film: 1 + above.length };
}

const mediumOf = ({ index, extinction = 0, dispersionPerNm }: GuideMedium): Layer => ({
  index: extinction > leastExtinction ? { n: index, k: extinction } : index,
  ...(dispersionPerNm !== undefined && { dispersionPerNm }),
});

/** Whether a layer absorbs so much that lossless modes are not good enough: a metal, a semiconductor. */
export const hasAbsorbingLayer = (guide: GuideStack): boolean => !isLossless(stackOf(guide));

/** The same stack with a film of other thickness or index. */
export const withFilm = (
  guide: GuideStack,
  film: Partial<Pick<GuideLayer, 'thicknessNm' | 'index'>>,
): GuideStack => ({ ...guide, film: { ...guide.film, ...film } });

/** Whether the film lies between two half-spaces alone: the fastest case. */
export const isSlab = ({ above, below }: GuideStack): boolean => above.length === 0 && below.length === 0;
