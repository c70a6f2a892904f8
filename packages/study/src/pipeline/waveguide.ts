import { formatSignificant, propagate } from '@modalgain/numerics';
import type { Estimate, Verdict } from '@modalgain/numerics';

import type { WaveguideResult } from '../results/index.js';
import { lightLineOfSides } from './absorbing-guide.js';
import { boundedBelow } from './bounded-estimate.js';
import { correlatedIndex } from './correlated-index.js';
import { absorptionLossesOf } from './mode-absorption.js';
import { cutoffOf, finiteCutoffOf, groupIndexOfDispersion, modeOf } from './guide.js';
import type { FilmGeometry, FilmMode, Surroundings } from './guide.js';

export interface FilmOnSubstrate {
  readonly film: string;
  readonly thicknessNm: Estimate;
  readonly filmIndex: Estimate;
  /** Of index and thickness, where one fit gave both; 0 if absent. */
  readonly correlation?: number;
  /** k at the emission; null where it is not known. */
  readonly extinction: Estimate | null;
  /** dn/dlambda of the film; where it is not known the group index leaves it out, and says so. */
  readonly dispersionPerNm?: Estimate;
  readonly surroundings: Surroundings;
}

/** What a film guides, with the errors of thickness and index carried into every number. */
export function waveguideOf(request: FilmOnSubstrate): { waveguide: WaveguideResult; verdicts: Verdict[] } {
  const { thicknessNm, filmIndex, surroundings, dispersionPerNm: dispersion = noDispersion } = request;
  const geometry = { thicknessNm: thicknessNm.value, filmIndex: filmIndex.value };
  const mode = modeOf(surroundings, geometry);
  const cutoffs = cutoffsOf(filmIndex.value, surroundings);
  const modes = guidedModesOf({ ...geometry, dispersionPerNm: dispersion.value }, surroundings);
  if (mode.kind === 'cut-off') {
    const verdict = cutOffVerdict(request);
    const cutoffThicknessNm = finiteCutoffOf(surroundings, filmIndex.value);
    return {
      waveguide: { mode: { kind: 'cut-off', cutoffThicknessNm, sentence: verdict.detail }, modes, cutoffs },
      verdicts: [verdict],
    };
  }
  const { independent, indexAt } = correlatedIndex(request);
  const quantity = (pick: (mode: FilmMode) => number, belowCutoff: number): Estimate => {
    const estimate = propagate(
      [thicknessNm, independent],
      ([thickness = 0, index = 0]) => {
        const film = { thicknessNm: thickness, filmIndex: indexAt(index, thickness) };
        const moved = modeOf(surroundings, film);
        return moved.kind === 'guided' ? pick(moved) : belowCutoff;
      },
      'mode solver, errors of thickness and index',
    );
    // The two errors add in squares; together they cannot lead below what is there without a mode.
    return boundedBelow(estimate, belowCutoff);
  };
  return {
    waveguide: {
      mode: {
        kind: 'guided',
        effectiveIndex: quantity((m) => m.effectiveIndex, lightLineOfSides(surroundings)),
        groupIndex: groupIndexOf(request, dispersion),
        confinementPower: quantity((m) => m.confinementPower, 0),
        confinementModal: quantity((m) => m.confinementModal, 0),
        confinementEnergy:
          mode.confinementEnergy === undefined ? null : quantity((m) => m.confinementEnergy ?? 0, 0),
        ...absorptionLossesOf(request),
      },
      modes,
      cutoffs,
    },
    verdicts: [...nearCutOff(request), ...severalModes(request.film, modes)],
  };
}

const noDispersion: Estimate = {
  value: 0,
  standardError: 0,
  interval95: [0, 0],
  method: 'without dispersion of the film',
};

function groupIndexOf(request: FilmOnSubstrate, dispersion: Estimate): Estimate {
  const { thicknessNm, surroundings } = request;
  const { independent, indexAt } = correlatedIndex(request);
  return propagate(
    [thicknessNm, independent, dispersion],
    ([thickness = 0, index = 0, dispersionPerNm = 0]) => {
      const film = { thicknessNm: thickness, filmIndex: indexAt(index, thickness) };
      const mode = modeOf(surroundings, film);
      if (mode.kind === 'cut-off') return lightLineOfSides(surroundings);
      return mode.groupIndex + groupIndexOfDispersion(surroundings, { ...film, dispersionPerNm });
    },
    `mode solver, errors of thickness and index; ${dispersion.method}`,
  );
}

const polarizations = ['TE', 'TM'] as const;
/** Modes listed a polarization; a film thick enough for more is no waveguide to design with. */
const mostModes = 100;

function guidedModesOf(
  geometry: FilmGeometry & { readonly dispersionPerNm: number },
  surroundings: Surroundings,
): WaveguideResult['modes'] {
  return polarizations.flatMap((polarization) => {
    const found: WaveguideResult['modes'] = [];
    for (let order = 0; order < mostModes; order++) {
      const mode = modeOf(surroundings, geometry, { polarization, order });
      if (mode.kind === 'cut-off') return found;
      const { effectiveIndex } = mode;
      const groupIndex =
        mode.groupIndex + groupIndexOfDispersion(surroundings, geometry, { polarization, order });
      const confinement = {
        power: mode.confinementPower,
        modal: mode.confinementModal,
        energy: mode.confinementEnergy ?? null,
      };
      found.push({ polarization, order, effectiveIndex, groupIndex, confinement });
    }
    return found;
  });
}

function cutoffsOf(filmIndex: number, surroundings: Surroundings): WaveguideResult['cutoffs'] {
  return polarizations.flatMap((polarization) =>
    [0, 1].flatMap((order) => {
      const thicknessNm = cutoffOf(surroundings, filmIndex, { polarization, order });
      return Number.isFinite(thicknessNm) ? [{ polarization, order, thicknessNm }] : [];
    }),
  );
}

function cutOffVerdict({ film, thicknessNm, filmIndex, surroundings }: FilmOnSubstrate): Verdict {
  const cutoffNm = finiteCutoffOf(surroundings, filmIndex.value);
  if (cutoffNm === null) return noThicknessGuides({ film, filmIndex, surroundings });
  const { name, index } = surroundings.substrate;
  return {
    code: 'no-guided-mode',
    severity: 'note',
    sentence: `${film} guides no mode.`,
    detail: `${formatSignificant(thicknessNm.value, 4)} nm is below the TE0 cut-off of ${formatSignificant(cutoffNm, 4)} nm at n = ${formatSignificant(filmIndex.value, 4)} on a substrate of ${formatSignificant(index, 4)}: a net gain has no meaning there.`,
    evidence: {
      thicknessNm: thicknessNm.value,
      cutoffThicknessNm: cutoffNm,
      filmIndex: filmIndex.value,
      substrateIndex: index,
      substrate: name,
    },
    next: 'A thicker film, or an underlayer of high index.',
    film,
  };
}

/** Light leaves a film for the medium whose index is not lower, however thick the film. */
function noThicknessGuides({
  film,
  filmIndex,
  surroundings: { cover, substrate },
}: Pick<FilmOnSubstrate, 'film' | 'filmIndex' | 'surroundings'>): Verdict {
  const side = cover.index > substrate.index ? 'cover' : 'substrate';
  const { name, index } = side === 'cover' ? cover : substrate;
  return {
    code: 'no-guided-mode',
    severity: 'note',
    sentence: `${film} guides no mode.`,
    detail: `Its index, ${formatSignificant(filmIndex.value, 4)}, is not above that of the ${side}, ${name} (${formatSignificant(index, 4)}): no thickness guides, and a net gain has no meaning there.`,
    evidence: { filmIndex: filmIndex.value, [`${side}Index`]: index, [side]: name },
    next: `A ${side} of lower index; a thicker film does not help.`,
    film,
  };
}

/** A film whose cut-off lies within the errors of thickness and index may guide nothing at all. */
function nearCutOff({ film, thicknessNm, filmIndex, surroundings }: FilmOnSubstrate): Verdict[] {
  const cutoff = propagate([filmIndex], ([index = 0]) => cutoffOf(surroundings, index));
  const margin = thicknessNm.value - cutoff.value;
  const marginError = Math.hypot(thicknessNm.standardError, cutoff.standardError);
  if (margin > 2 * marginError) return [];
  if (!Number.isFinite(marginError)) return [indexNearLimit(film)];
  return [
    {
      code: 'near-cut-off',
      severity: 'caution',
      sentence: `${film} may guide no mode.`,
      detail: `Its thickness is ${formatSignificant(margin, 2)} nm above the TE0 cut-off; the error of that is ${formatSignificant(marginError, 2)} nm.`,
      evidence: { marginNm: margin, marginErrorNm: marginError, cutoffThicknessNm: cutoff.value },
      next: 'Measure thickness and index of this film more closely.',
      film,
    },
  ];
}

/** Platelets that lie flat amplify TE: a second TE mode shares their light, and its gain is another one. */
function severalModes(film: string, modes: WaveguideResult['modes']): Verdict[] {
  const ofTe = modes.filter(({ polarization }) => polarization === 'TE');
  if (ofTe.length < 2) return [];
  const confinements = ofTe
    .map(({ order, confinement }) => `TE${order} ${formatSignificant(confinement.modal, 2)}`)
    .join(', ');
  return [
    {
      code: 'several-modes',
      severity: 'caution',
      sentence: `${film} guides ${ofTe.length} TE modes.`,
      detail: `Modal confinement ${confinements}: each has a gain of its own. Density and loss are computed as if all light were in TE0.`,
      evidence: { teModes: ofTe.length, tmModes: modes.length - ofTe.length },
      next: 'Select one mode where the light leaves the edge, or make the film thinner.',
      film,
    },
  ];
}

/** An index that may be as low as that of the medium around it has no cut-off to be near to. */
function indexNearLimit(film: string): Verdict {
  return {
    code: 'near-cut-off',
    severity: 'caution',
    sentence: `${film} may guide no mode.`,
    detail:
      'Within its error its index is not above that of the substrate or cover, where no thickness guides.',
    evidence: {},
    next: 'Measure the index of this film more closely.',
    film,
  };
}
