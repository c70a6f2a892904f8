import { idealDensityPerCm3 } from '@modalgain/gain';
import type { ClaimedFilm, Claims } from '../audit/claims/index.js';
import type { EmissionCrossSectionResult, FilmResult } from '../results/index.js';
import type { Study } from '../schema/study.js';
import type { Surroundings } from './guide.js';

/** The claims of a study with what it knows itself of the films, for the audit. */
export function claimsOf(known: {
  readonly study: Study;
  readonly films: readonly FilmResult[];
  readonly surroundings: readonly Surroundings[];
  readonly crossSection: EmissionCrossSectionResult | undefined;
}): Claims {
  const { study, films, surroundings, crossSection } = known;
  const { claims, particle } = study;
  const measured = films.flatMap(({ netGain }) => netGain.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2));
  const fluences = claims?.fluences?.map(({ value }) => value) ?? [...new Set(measured)];
  return {
    films: films.map((film) => claimedFilm(film, study)),
    surroundings,
    fluencesUjPerCm2: fluences.sort((a, b) => a - b),
    ...(crossSection && { emissionCrossSectionCm2: crossSection.value.value }),
    ...(claims?.threshold && { thresholdUjPerCm2: claims.threshold.value }),
    ...(claims?.idealDensity && { idealDensityPerCm3: claims.idealDensity.value }),
    ...(claims?.gainRatio !== undefined && { gainRatio: claims.gainRatio }),
    ...(particle && {
      particleNm: {
        edgesNm: [particle.size[0].value, particle.size[1].value, particle.size[2].value],
        ...(particle.ligandGap && { gapNm: particle.ligandGap.value }),
      },
    }),
  };
}

function claimedFilm({ name, stampedFrom, thicknessNm, filmIndex }: FilmResult, study: Study): ClaimedFilm {
  const { claims } = study.films[name];
  return {
    name,
    ...(stampedFrom !== null && { stampedFrom }),
    ...(thicknessNm && { thicknessNm: thicknessNm.value }),
    ...(filmIndex && { filmIndex: filmIndex.value }),
    ...(claims?.confinement !== undefined && { confinement: claims.confinement }),
    ...(claims?.filmGain && { filmGainPerCm: claims.filmGain.value }),
    ...(claims?.density && { densityPerCm3: claims.density.value }),
  };
}

/** Whether a study claims anything at all. */
export function hasClaims(study: Study): boolean {
  return study.claims !== undefined || Object.values(study.films).some(({ claims }) => claims !== undefined);
}

/** The density that packing is measured against: of the stated particle and gap, else the claimed one. */
export function idealDensityOf({ particle, claims }: Study): number | null {
  if (particle?.ligandGap) {
    const [length, width, height] = particle.size;
    return idealDensityPerCm3(
      { lengthNm: length.value, widthNm: width.value, heightNm: height.value },
      particle.ligandGap.value,
    );
  }
  return claims?.idealDensity?.value ?? null;
}
