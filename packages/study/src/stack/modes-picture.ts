import { modeProfile, type Mode } from '@modalgain/optics';
import { depthsThrough, type DepthRange } from './depths.js';
import type { DispersiveLayer, StackAtWavelength, StackFile } from './stack-file.js';

/** A layer of the file as it is drawn, from the cover's interface down: the slices of a graded layer are one. */
export interface PictureLayer extends DepthRange {
  readonly name?: string;
  /** On the half-spaces absent. */
  readonly thicknessNm?: number;
  /** n and k at its two sides; they differ in a graded layer alone. */
  readonly index: readonly [
    { readonly n: number; readonly k: number },
    { readonly n: number; readonly k: number },
  ];
  readonly film: boolean;
}

/** What a picture says of a mode. */
export type DrawnMode = Pick<
  Mode,
  'kind' | 'polarization' | 'order' | 'effectiveIndex' | 'modalGainPerCm' | 'confinement' | 'exceptional'
>;

/** A mode with the light in its depth. */
export interface PictureMode {
  readonly mode: DrawnMode;
  readonly xNm: readonly number[];
  /** Guided power per nm as a share of the whole: shares of the layers are areas. Of a leaky mode over the layers alone. */
  readonly powerDensityPerNm: readonly number[];
  /** Share of the power in each layer of the picture; absent of a leaky mode. */
  readonly share?: readonly number[];
}

/** A stack in its true proportions with its modes. */
export interface ModesPicture {
  readonly wavelengthNm: number;
  readonly layers: readonly PictureLayer[];
  readonly modes: readonly PictureMode[];
  /** Of all modes, those above included. */
  readonly modeCount: number;
}

/** A picture has room for so many. */
const mostModes = 6;

/** The stack of a file with its modes, those of the highest effective index first where there are more than six. */
export function modesPicture(
  { layers }: Pick<StackFile, 'layers'>,
  stack: StackAtWavelength,
  modes: readonly Mode[],
): ModesPicture {
  const shown = [...modes].sort((a, b) => b.effectiveIndex[0] - a.effectiveIndex[0]).slice(0, mostModes);
  const entries = pictureLayers(layers, stack.wavelengthNm, outsideNm(stack, shown));
  return {
    wavelengthNm: stack.wavelengthNm,
    layers: entries,
    modes: shown.map((mode) => pictureMode(mode, entries, layers)),
    modeCount: modes.length,
  };
}

/** How far the half-spaces are drawn: as far as the modes reach, within limits that leave the layers visible. */
function outsideNm({ layers }: StackAtWavelength, modes: readonly Mode[]): readonly [number, number] {
  const total = layers.reduce((sum, { thicknessNm = 0 }) => sum + thicknessNm, 0);
  const reach = (side: 0 | 1): number => {
    // The power falls to 2 % of that at the interface.
    const depths = modes
      .filter(({ kind }) => kind === 'guided')
      .map(({ field }) => Math.log(50) / (2 * field.decayPerNm[side][0]));
    return Math.min(Math.max(...depths, 0.25 * total), 1.2 * total + 100);
  };
  return [reach(0), reach(1)];
}

function pictureLayers(
  layers: readonly DispersiveLayer[],
  wavelengthNm: number,
  [above, below]: readonly [number, number],
): PictureLayer[] {
  const last = layers[layers.length - 1].entry;
  let start = -above;
  return Array.from({ length: last + 1 }, (_, entry) => {
    const slices = layers.filter((layer) => layer.entry === entry);
    const [{ name, film, thickness }] = slices;
    const thicknessNm = thickness && thickness.value * slices.length;
    const fromNm = start;
    start = entry === 0 ? 0 : start + (thicknessNm ?? below);
    return {
      ...(name !== undefined && { name }),
      ...(thicknessNm !== undefined && { thicknessNm }),
      fromNm,
      toNm: start,
      index: [slices[0].nkAt(wavelengthNm), slices[slices.length - 1].nkAt(wavelengthNm)] as const,
      film,
    };
  });
}

function pictureMode(
  mode: Mode,
  entries: readonly PictureLayer[],
  layers: readonly DispersiveLayer[],
): PictureMode {
  const { xNm, powerDensityPerNm } = modeProfile(mode, depthsThrough(entries));
  const { powerShare } = mode;
  return {
    mode,
    xNm: Array.from(xNm),
    powerDensityPerNm: Array.from(powerDensityPerNm),
    ...(powerShare && {
      share: entries.map((_, entry) =>
        powerShare.reduce((sum, share, at) => (layers[at].entry === entry ? sum + share : sum), 0),
      ),
    }),
  };
}
