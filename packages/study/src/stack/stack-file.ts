import type { Quantity } from '@modalgain/numerics';
import type { DispersionModel, Polarization, SearchRegion, Stack } from '@modalgain/optics';
import type { Wavelengths } from './wavelengths.js';

/** A layer of a stack file, which can be evaluated at any wavelength that its substance is known at. */
export interface DispersiveLayer {
  readonly name?: string;
  /** Place in the list of the file, from 0: the slices of a graded layer share it. */
  readonly entry: number;
  readonly film: boolean;
  /** False: light that has crossed it does not interfere. */
  readonly coherent: boolean;
  /** With its standard error if the file states one; absent on the half-spaces. */
  readonly thickness?: Quantity;
  /**
   * n and k; k is 0 where its source gives none.
   * @throws InputError with file, line and field outside the range of the material: nothing is extrapolated.
   */
  readonly nkAt: (wavelengthNm: number) => { readonly n: number; readonly k: number };
  /** The same for the field along the normal, of a uniaxial layer. */
  readonly extraordinaryNkAt?: (wavelengthNm: number) => { readonly n: number; readonly k: number };
  /** Of a layer whose index the file writes as a dispersion model. */
  readonly model?: DispersionModel;
}

/** A stack at one wavelength, with the layers of the film marked. */
export type StackAtWavelength = Stack & { readonly film: readonly number[] };

/** A stack file that has been read. */
export interface StackFile {
  readonly file: string;
  /** In vacuum; absent where the file states none. */
  readonly wavelengthNm?: Wavelengths;
  /** From cover to substrate. */
  readonly layers: readonly DispersiveLayer[];
  /** Places of the film in `layers`; none in a stack of two layers, and where no layer is marked and nothing tells. */
  readonly film: readonly number[];
  readonly polarizations: readonly Polarization[];
  /** Where to look for modes; wherever they can be if absent. */
  readonly search?: SearchRegion;
  /** What was assumed, one sentence each. */
  readonly notes: readonly string[];
  /**
   * The stack as the optics take it, with slopes of its dispersive indices for group indices.
   * @throws InputError with file, line and field outside the range of a material
   */
  readonly stackAt: (wavelengthNm: number) => StackAtWavelength;
  /** Runs something that the optics do with this stack; an error that names one of its fields says where in the file that stands. */
  readonly placed: <T>(check: () => T) => T;
}
