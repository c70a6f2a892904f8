import { slabCutoffThicknessNm, slabMode } from '@modalgain/optics';
import type { Polarization, SlabOutcome } from '@modalgain/optics';

interface Medium {
  readonly name: string;
  readonly index: number;
}

/** What lies around every film of a study, at the emission wavelength. */
export interface Surroundings {
  readonly wavelengthNm: number;
  readonly cover: Medium;
  readonly substrate: Medium;
}

/** A film as far as its guiding goes. */
export interface FilmGeometry {
  readonly thicknessNm: number;
  readonly filmIndex: number;
}

/** The mode of a film within a study's surroundings; a film of no thickness guides nothing. */
export function modeOf(
  { wavelengthNm, cover, substrate }: Surroundings,
  { thicknessNm, filmIndex }: FilmGeometry,
  polarization: Polarization = 'TE',
  order = 0,
): SlabOutcome {
  if (!(thicknessNm > 0)) return { kind: 'cut-off' };
  return slabMode({
    coverIndex: cover.index,
    substrateIndex: substrate.index,
    filmIndex,
    thicknessNm,
    wavelengthNm,
    polarization,
    order,
  });
}

/** Thickness from which a film of this index guides a mode. */
export function cutoffOf(
  { wavelengthNm, cover, substrate }: Surroundings,
  filmIndex: number,
  polarization: Polarization = 'TE',
  order = 0,
): number {
  return slabCutoffThicknessNm({
    coverIndex: cover.index,
    substrateIndex: substrate.index,
    filmIndex,
    wavelengthNm,
    polarization,
    order,
  });
}
