import type { LayerCutoff, ModeSearch, Polarization } from '@modalgain/optics';
import type { StackAtWavelength, StackFile } from '@modalgain/study';
import { readStackFile } from '../read-stack-file.js';

export interface Cutoff {
  readonly polarization: Polarization;
  readonly order: number;
  readonly outcome: LayerCutoff;
}

export interface PolarizationSearch extends ModeSearch {
  readonly polarization: Polarization;
}

/** A stack file and what its stack guides. */
export interface StackModes {
  readonly read: StackFile;
  readonly stack: StackAtWavelength;
  readonly searches: readonly PolarizationSearch[];
  /** Of each guided mode and the next, in each polarization; none where the film has several layers, or loss, gain or leak. */
  readonly cutoffs: readonly Cutoff[];
  /** What was assumed. */
  readonly notes: readonly string[];
}

/** Reads a stack file and finds its modes. */
export async function solveStack(file: string): Promise<StackModes> {
  const { checkStack, cutoffThickness, findModes, isLossless } = await import('@modalgain/optics');
  const { singleWavelength } = await import('@modalgain/study');
  const read = await readStackFile(file);
  const { polarizations, search, placed } = read;
  const stack = read.stackAt(singleWavelength(read));
  placed(() => checkStack(stack));
  const searches = polarizations.map((polarization) => ({
    polarization,
    ...findModes(stack, polarization, search && { search }),
  }));
  const hasCutoffs = isLossless(stack) && stack.film.length === 1 && search === undefined;
  const cutoffs = searches.flatMap(({ polarization, modes: found }) =>
    Array.from({ length: hasCutoffs ? found.length + 1 : 0 }, (_, order) => ({
      polarization,
      order,
      outcome: cutoffThickness({ stack, polarization, order }),
    })),
  );
  return { read, stack, searches, cutoffs, notes: notesOn(read) };
}

function notesOn({ notes, layers }: StackFile): string[] {
  const uncertain = layers.some(({ thickness }) => thickness?.standardError !== undefined);
  const thick = layers.some(({ coherent }) => !coherent);
  return [
    ...notes,
    ...(uncertain
      ? ['Uncertainties of thicknesses are not carried into the modes; dN/dd is given with each mode.']
      : []),
    ...(thick ? ['A layer with "coherent: false" is a layer as any other to modes.'] : []),
  ];
}
