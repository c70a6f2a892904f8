import { cutoffThickness, isLossless, trackModes, type Mode, type Polarization } from '@modalgain/optics';
import type { StackFile } from './stack-file.js';
import type { StackSweep, SweptVariable } from './stack-sweep.js';

/** A mode through a sweep, a value a point. */
export interface SweptMode {
  readonly polarization: Polarization;
  /** Place among the modes of its polarization, by where in the sweep they begin and then by falling Re N. */
  readonly order: number;
  readonly kind: Mode['kind'];
  /** Of the variable: the part of the sweep in which the mode is there. */
  readonly value: readonly number[];
  readonly effectiveIndex: readonly (readonly [number, number])[];
  readonly groupIndex: readonly number[];
  readonly modalGainPerCm: readonly number[];
  /** dN/dn of the film. */
  readonly confinementModal: readonly (readonly [number, number])[];
  /** Share of the power in the film; none of a leaky mode. */
  readonly confinementPower?: readonly number[];
  /** Thickness of the film at which it begins to be guided, where that is swept in a stack without loss. */
  readonly cutoffThicknessNm?: number;
}

export interface ModesSweep {
  readonly file: string;
  readonly variable: SweptVariable;
  readonly layer?: string;
  readonly values: readonly number[];
  /** Where the wavelength is not what is swept. */
  readonly wavelengthNm?: number;
  readonly modes: readonly SweptMode[];
  /** Between which values two modes could not be told apart. */
  readonly uncertain: readonly (readonly [number, number])[];
  readonly notes: readonly string[];
}

/** Follows the modes of a stack file through a sweep, as `trackModes` of @modalgain/optics does. */
export function sweepModes(file: StackFile, sweep: StackSweep): ModesSweep {
  const { values, stackAt, variable, layer } = sweep;
  const tracks = file.polarizations.map((polarization) => ({
    polarization,
    ...trackModes({ values, stackAt, polarization, ...(file.search && { search: file.search }) }),
  }));
  return {
    file: file.file,
    variable,
    ...(layer !== undefined && { layer }),
    values,
    ...(variable !== 'wavelength' && { wavelengthNm: stackAt(values[0]).wavelengthNm }),
    modes: tracks.flatMap(({ polarization, tracks: ofPolarization }) =>
      ofPolarization.map(({ points }, order) => ({
        ...sweptMode(points, order),
        ...cutoffOf(file, sweep, { polarization, order }),
      })),
    ),
    uncertain: tracks.flatMap((each) => each.uncertain),
    notes: file.notes,
  };
}

function sweptMode(points: readonly { value: number; mode: Mode }[], order: number): SweptMode {
  const [{ mode: first }] = points;
  const powers = points.flatMap(({ mode }) => mode.confinement.power ?? []);
  return {
    polarization: first.polarization,
    order,
    kind: first.kind,
    value: points.map(({ value }) => value),
    effectiveIndex: points.map(({ mode }) => mode.effectiveIndex),
    groupIndex: points.map(({ mode }) => mode.groupIndex),
    modalGainPerCm: points.map(({ mode }) => mode.modalGainPerCm),
    confinementModal: points.map(({ mode }) => mode.confinement.modal),
    ...(powers.length === points.length && { confinementPower: powers }),
  };
}

function cutoffOf(
  { film, search }: StackFile,
  { variable, layer, stackAt, values }: StackSweep,
  { polarization, order }: Pick<SweptMode, 'polarization' | 'order'>,
): Pick<SweptMode, 'cutoffThicknessNm'> {
  const stack = stackAt(values[values.length - 1]);
  const isOfFilm = variable === 'thickness' && layer?.toLowerCase() === 'film';
  if (!isOfFilm || film.length !== 1 || search !== undefined || !isLossless(stack)) return {};
  const outcome = cutoffThickness({ stack, polarization, order });
  return outcome.kind === 'cut-off' ? { cutoffThicknessNm: outcome.thicknessNm } : {};
}
