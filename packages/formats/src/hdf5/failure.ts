import { InputError, UnreadableFileError } from '@modalgain/numerics';

/** The library lost its way in a damaged file, and may be in disorder itself. */
export class LibraryCrash extends Error {
  override readonly name = 'LibraryCrash';
}

/**
 * What the library answers; its exceptions, of whatever kind, as errors about the file.
 *
 * @throws UnreadableFileError where the library refuses
 * @throws LibraryCrash where it ran out of its memory or met its own assertions
 */
export function asked<T>(question: () => T): T {
  try {
    return question();
  } catch (problem) {
    if (problem instanceof InputError) throw problem;
    if (isCrash(problem)) throw new LibraryCrash('HDF5 library', { cause: problem });
    throw new UnreadableFileError(
      'found a structure of HDF5 that cannot be followed: the file is damaged.',
      {},
      {
        cause: problem,
      },
    );
  }
}

function isCrash(problem: unknown): boolean {
  return problem instanceof RangeError || (problem instanceof Error && problem.name === 'RuntimeError');
}
