import {
  dfbModes,
  dfbPeriodNm,
  gratingCoupling,
  radiatedShare,
  type Complex,
  type Corrugation,
  type DfbMode,
  type Stack,
} from '@modalgain/optics';
import { modeOf } from './guide.js';
import type { FilmGeometry, Surroundings } from './guide.js';

/** A grating by its coupling constant, or by the grooves that make it. */
export type Grating =
  | { readonly couplingPerCm: number }
  | { readonly face: 'cover' | 'substrate'; readonly depthNm: number; readonly dutyCycle: number };

export interface DfbRequest {
  readonly around: Surroundings;
  readonly film: FilmGeometry;
  readonly order: 1 | 2;
  readonly lengthUm: number;
  readonly grating: Grating;
}

/** A DFB laser made of a film, as plain numbers: what the errors of a film are carried through. */
export interface DfbNumbers {
  readonly periodNm: number;
  readonly couplingPerCm: number;
  /** By rising threshold. */
  readonly modes: readonly DfbMode[];
  readonly radiation?: {
    readonly lossPerCm: number;
    readonly coverShare: number;
    readonly surfaceShare: number;
  };
}

/** Where the errors of an input reach down to nothing: kappa L, and lengths in their unit, stay above 0. */
const least = 1e-3;

/**
 * Undefined where the film guides no mode.
 *
 * @throws InputError for a coupling that is too strong to be solved.
 */
export function dfbNumbers(request: DfbRequest): DfbNumbers | undefined {
  const { around, film, order, grating } = request;
  const lengthUm = Math.max(request.lengthUm, least);
  const wavelengthNm = around.wavelengthNm;
  if ('couplingPerCm' in grating) {
    const mode = modeOf(around, film);
    if (mode.kind === 'cut-off') return undefined;
    const couplingPerCm = Math.max(grating.couplingPerCm, least / (lengthUm * 1e-4));
    return {
      periodNm: dfbPeriodNm({ wavelengthNm, effectiveIndex: mode.effectiveIndex, order }),
      couplingPerCm,
      modes: dfbModes({ coupling: { indexPerCm: couplingPerCm }, lengthUm }),
    };
  }
  const coupling = gratingCoupling({ ...corrugated(around, film, grating), order });
  if (coupling.kind === 'cut-off') return undefined;
  const { couplingPerCm, mode, radiation } = coupling;
  const laser = { coupling: { indexPerCm: couplingPerCm }, lengthUm };
  const radiationPerCm = radiation?.couplingPerCm;
  const modes = dfbModes({ ...laser, ...(radiationPerCm && { radiationPerCm }) });
  return {
    periodNm: dfbPeriodNm({ wavelengthNm, effectiveIndex: mode.effectiveIndex[0], order }),
    couplingPerCm,
    modes,
    ...(radiation && {
      radiation: {
        ...shares({ indexPerCm: couplingPerCm, radiationPerCm: radiation.couplingPerCm, lengthUm }, modes[0]),
        coverShare: radiation.coverShare,
      },
    }),
  };
}

function shares(
  laser: { readonly indexPerCm: number; readonly radiationPerCm: Complex; readonly lengthUm: number },
  lasing: DfbMode,
): { lossPerCm: number; surfaceShare: number } {
  return { lossPerCm: 2 * laser.radiationPerCm[1], surfaceShare: radiatedShare(laser, lasing) };
}

/** The film with its grooves: its thickness is that of the same amount of film without them. */
function corrugated(
  { cover, substrate, underlayers = [], wavelengthNm }: Surroundings,
  { thicknessNm, filmIndex }: FilmGeometry,
  grating: Extract<Grating, { face: string }>,
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
