import { memorySource } from '@modalgain/formats';
import type { Estimate } from '@modalgain/numerics';
import { studyMedia, type StudyMaterial, type StudyMedia } from '@modalgain/study';
import type { StudyFiles } from '../study/analyse.js';
import type { GuideLayer, GuideStack } from './guide-stack.js';

/** A layer of a stack that is tried. */
export interface TriedLayer {
  readonly material: StudyMaterial;
  readonly thicknessNm: number;
}

/** What lies around a film, as the study names it or as a page tries it. */
export interface TriedStack {
  readonly cover: StudyMaterial;
  readonly above: readonly TriedLayer[];
  /** From the film down. */
  readonly below: readonly TriedLayer[];
  readonly substrate: StudyMaterial;
}

/** A film in a stack, before its materials have been looked up. */
export interface TriedGuide {
  readonly film: string;
  readonly stack: TriedStack;
  readonly wavelengthNm: number;
  readonly thicknessNm: number;
  /** Null: what the study gives the film at this wavelength. */
  readonly filmIndex: number | null;
}

/** A stack with the n and k that its materials have at the wavelength. */
export interface ResolvedGuide {
  readonly guide: GuideStack;
  /** k of the film; null where it is not known at this wavelength. */
  readonly extinction: Estimate | null;
  /** Whether n is that of another wavelength, because the study knows it there only. */
  readonly indexIsHeld: boolean;
}

/** Looks up the materials of what is tried; reads each file once. */
export interface LiveGuide {
  /** @param measuredIndex what n is taken to be where the study does not tell it at this wavelength */
  readonly resolve: (tried: TriedGuide, measuredIndex: number) => Promise<ResolvedGuide>;
  /** The same stack at the pump, with n and k of the film there. */
  readonly resolvePump: (
    tried: TriedGuide,
    pump: { readonly wavelengthNm: number; readonly n: number; readonly k: number },
  ) => Promise<GuideStack>;
}

/** @throws InputError for a study that cannot be used */
export function liveGuide({ text, file, files }: StudyFiles): LiveGuide {
  const media = studyMedia({ text, file, source: memorySource(files) });
  const filmIndices = new Map<string, ReturnType<StudyMedia['filmIndexOf']>>();
  const filmIndexOf = (film: string): ReturnType<StudyMedia['filmIndexOf']> => {
    const known = filmIndices.get(film) ?? media.filmIndexOf(film);
    filmIndices.set(film, known);
    return known;
  };
  return {
    resolve: async (tried, measuredIndex) => {
      const { film, wavelengthNm, thicknessNm, filmIndex } = tried;
      const known = await filmIndexOf(film);
      const constants = known?.constantsAt?.(wavelengthNm);
      const index = filmIndex ?? constants?.n.value ?? measuredIndex;
      const surroundings = await surroundingsAt(media, tried.stack, wavelengthNm);
      const dispersion = known?.dispersionPerNm;
      return {
        guide: {
          ...surroundings,
          wavelengthNm,
          film: {
            name: film,
            index,
            thicknessNm,
            ...(dispersion && { dispersionPerNm: dispersion.value }),
            ...(constants?.k && { extinction: constants.k.value }),
          },
        },
        extinction: constants?.k ?? null,
        indexIsHeld: filmIndex === null && constants === undefined,
      };
    },
    resolvePump: async (tried, { wavelengthNm, n, k }) => ({
      ...(await surroundingsAt(media, tried.stack, wavelengthNm)),
      wavelengthNm,
      film: { name: tried.film, index: n, extinction: k, thicknessNm: tried.thicknessNm },
    }),
  };
}

async function surroundingsAt(
  media: StudyMedia,
  { cover, above, below, substrate }: TriedStack,
  wavelengthNm: number,
): Promise<Pick<GuideStack, 'cover' | 'above' | 'below' | 'substrate'>> {
  const layerOf = async ({ material, thicknessNm }: TriedLayer): Promise<GuideLayer> => ({
    ...(await media.mediumAt(material, wavelengthNm)),
    thicknessNm,
  });
  return {
    cover: await media.mediumAt(cover, wavelengthNm),
    above: await Promise.all(above.map(layerOf)),
    below: await Promise.all(below.map(layerOf)),
    substrate: await media.mediumAt(substrate, wavelengthNm),
  };
}
