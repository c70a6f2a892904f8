import {
  dfbModes,
  dfbPeriodNm,
  gratingCoupling,
  radiatedShare,
  type Corrugation,
  type DfbMode,
  type Stack,
} from '@modalgain/optics';
import type { FilmGeometry, Surroundings } from './guide.js';

/** A DFB laser made of a film, as plain numbers: what the errors of a film are carried through. */
export interface DfbNumbers {
  readonly periodNm: number;
  /** The size of kappa: its sign, that of the contrast at the middle of a tooth, moves with the origin along the grating. */
  readonly couplingPerCm: number;
  /** By rising threshold. */
  readonly modes: readonly DfbMode[];
  readonly radiation?: {
    readonly lossPerCm: number;
    readonly coverShare: number;
    readonly surfaceShare: number;
  };
}

/** Where the errors of an input reach down to nothing, lengths in their unit stay above 0. */
const least = 1e-3;
/** So does kappa L, far below what any laser has. */
const leastStrength = 1e-9;

/**
 * A laser whose coupling is known.
 *
 * @throws InputError for a coupling that is too strong to be solved
 */
export function dfbOfCoupling({
  wavelengthNm,
  effectiveIndex,
  order,
  lengthUm,
  couplingPerCm,
}: {
  readonly wavelengthNm: number;
  readonly effectiveIndex: number;
  readonly order: number;
  readonly lengthUm: number;
  readonly couplingPerCm: number;
}): DfbNumbers {
  const length = Math.max(lengthUm, least);
  const indexPerCm = Math.max(couplingPerCm, leastStrength / (length * 1e-4));
  return {
    periodNm: dfbPeriodNm({ wavelengthNm, effectiveIndex, order }),
    couplingPerCm: Math.max(couplingPerCm, 0),
    modes: dfbModes({ coupling: { indexPerCm }, lengthUm: length }),
  };
}

/** Grooves in a film, or below it. */
export interface Grooves {
  readonly face: 'cover' | 'substrate';
  readonly depthNm: number;
  readonly dutyCycle: number;
}

/**
 * A laser whose coupling and radiation follow from the grooves of its film; undefined where too little film is left to guide a mode.
 *
 * @throws InputError for a coupling that is too strong to be solved
 */
export function dfbOfGrooves({
  around,
  film,
  order,
  lengthUm,
  grooves,
}: {
  readonly around: Surroundings;
  readonly film: FilmGeometry;
  readonly order: number;
  readonly lengthUm: number;
  readonly grooves: Grooves;
}): DfbNumbers | undefined {
  if (grooves.depthNm >= film.thicknessNm) return undefined;
  const coupling = gratingCoupling({ ...corrugated(around, film, grooves), order });
  if (coupling.kind === 'cut-off') return undefined;
  const { couplingPerCm, mode, radiation } = coupling;
  const length = Math.max(lengthUm, least);
  const radiationPerCm = radiation?.couplingPerCm;
  const modes = dfbModes({
    coupling: { indexPerCm: couplingPerCm },
    lengthUm: length,
    ...(radiationPerCm && { radiationPerCm }),
  });
  const effectiveIndex = mode.effectiveIndex[0];
  const laser = { indexPerCm: couplingPerCm, lengthUm: length };
  return {
    periodNm: dfbPeriodNm({ wavelengthNm: around.wavelengthNm, effectiveIndex, order }),
    couplingPerCm: Math.abs(couplingPerCm),
    modes,
    ...(radiation && {
      radiation: {
        lossPerCm: 2 * radiation.couplingPerCm[1],
        coverShare: radiation.coverShare,
        surfaceShare: radiatedShare({ ...laser, radiationPerCm: radiation.couplingPerCm }, modes[0]),
      },
    }),
  };
}

/** The film with its grooves: its thickness is that of the same amount of film without them. */
function corrugated(
  { cover, substrate, underlayers = [], wavelengthNm }: Surroundings,
  { thicknessNm, filmIndex }: FilmGeometry,
  grating: Grooves,
): { stack: Stack; corrugation: Corrugation } {
  const dutyCycle = Math.min(1 - least, Math.max(least, grating.dutyCycle));
  const depthNm = Math.max(grating.depthNm, least);
  const isAbove = grating.face === 'cover';
  const below = underlayers.at(0)?.index ?? substrate.index;
  const grooves = { index: filmIndex, thicknessNm: depthNm };
  const solid = {
    index: filmIndex,
    thicknessNm: Math.max(thicknessNm - depthNm * (isAbove ? dutyCycle : 1 - dutyCycle), least),
  };
  const layers = [
    { index: cover.index },
    ...(isAbove ? [grooves, solid] : [solid, grooves]),
    ...underlayers.map((layer) => ({ index: layer.index, thicknessNm: layer.thicknessNm })),
    { index: substrate.index },
  ];
  return {
    stack: { wavelengthNm, layers, film: isAbove ? 2 : 1 },
    corrugation: {
      layer: isAbove ? 1 : 2,
      toothIndex: isAbove ? filmIndex : below,
      grooveIndex: isAbove ? cover.index : filmIndex,
      dutyCycle,
    },
  };
}
