import { UnsupportedFeatureError } from '@modalgain/numerics';
import { findRoot, roundingOfPhase } from '../modes/find-roots.js';
import { guidedModes } from '../modes/guided-modes.js';
import { requireModeOrder } from '../modes/mode-order.js';
import { transverseProblem } from '../modes/transverse-problem.js';
import type { Polarization } from '../polarization.js';
import { requirePositive } from '../stack/layer-checks.js';
import { losslessStack } from '../stack/lossless-stack.js';
import { filmPositions, type Stack } from '../stack/stack.js';
import { FilmMismatch } from './film-mismatch.js';
import { filmModeOf, type FilmMode } from './film-mode.js';
import { regionsOf, type Region } from './region.js';

/** Which mode of which stack; what the stack says of its film's index and thickness does not matter. */
export interface VaryingFilmRequest {
  readonly stack: Stack;
  readonly polarization: Polarization;
  readonly order: number;
}

/** Of the phase where both sides of the film meet. Where the last digit of psi moves it further, the mode hardly reaches the film. */
const largestDoubt = 1e-10;
/** As in `cutoffThickness`: what is left of the phase of a film that guides at any thickness. */
const roundingAtCutoff = 1e-14;

/**
 * One mode of a lossless stack while thickness and index of its film change: the numbers of `guidedModes` some ten times faster, for maps,
 * curves and errors. What does not depend on the film is laid out once, and each root starts from the last one.
 */
export class VaryingFilm {
  private readonly request: VaryingFilmRequest;
  private readonly film: number;
  private readonly backgroundIndex: number;
  private readonly k0: number;
  private readonly mismatch: FilmMismatch;
  private readonly cutoff = { index: NaN, depth: NaN };
  /** N^2 - nb^2 of the last mode, and its slope with the depth of the film. */
  private readonly last = { index: NaN, depth: NaN, aboveBackground: NaN, slope: NaN };

  /**
   * @throws InputError for a stack that is none or an order that is no count; UnsupportedFeatureError for complex indices, leaky
   * boundaries and a film that is uniaxial or of several layers.
   */
  constructor(request: VaryingFilmRequest) {
    const { stack, polarization, order } = request;
    requireModeOrder(order);
    const problem = transverseProblem(losslessStack(stack), polarization);
    this.request = request;
    this.film = isotropicFilm(stack);
    this.backgroundIndex = problem.backgroundIndex;
    this.k0 = (2 * Math.PI) / stack.wavelengthNm;
    this.mismatch = new FilmMismatch(regionsOf(problem), this.film);
  }

  /**
   * Thickness from which the mode is guided: 0 where the other layers guide it already, Infinity for a film whose index is not above
   * both half-spaces, of which more never brings a mode.
   */
  cutoffNm(index: number): number {
    return this.cutoffDepth(index) / this.k0;
  }

  /**
   * The mode at a thickness and an index of the film; undefined where it is not guided.
   *
   * @throws InputError for a thickness or an index that is not above 0.
   */
  modeAt(thicknessNm: number, index: number): FilmMode | undefined {
    requirePositive(thicknessNm, 'thicknessNm', 'a thickness');
    requirePositive(index, 'index', 'a refractive index');
    const { mismatch, backgroundIndex } = this;
    const { order, polarization } = this.request;
    const film = this.filmOf(index, this.k0 * thicknessNm);
    const excess = this.excessAtCutoff(film, index);
    if (!(excess > roundingOfPhase)) return undefined;
    mismatch.film = film;
    const start = this.predictedAngle(index, film) ?? ((Math.PI / 2) * excess) / (excess + 1);
    // It is left as it was evaluated last, within rounding of the root.
    findRoot({ mismatch, order, upper: Math.PI / 2, start });
    const doubt = Math.abs(mismatch.value) - mismatch.slope * Number.EPSILON;
    if (doubt > largestDoubt) return this.generalModeAt(thicknessNm, index);
    this.remember(index);
    return filmModeOf(mismatch, polarization, backgroundIndex);
  }

  /**
   * How many modes of the polarization are guided, of whatever order.
   *
   * @throws InputError for a thickness or an index that is not above 0.
   */
  modeCountAt(thicknessNm: number, index: number): number {
    requirePositive(thicknessNm, 'thicknessNm', 'a thickness');
    requirePositive(index, 'index', 'a refractive index');
    const { mismatch } = this;
    mismatch.film = this.filmOf(index, this.k0 * thicknessNm);
    if (!(mismatch.square.largestContrast > 0)) return 0;
    mismatch.evaluate(0, 0);
    return Math.max(0, Math.ceil(mismatch.value - roundingOfPhase));
  }

  private filmOf(index: number, depth: number): Region {
    const { backgroundIndex, request } = this;
    const eta = request.polarization === 'TE' ? 1 : 1 / (index * index);
    const contrast = (index - backgroundIndex) * (index + backgroundIndex);
    return { eta, ratio: 1, contrast, depth, indexSquared: index * index };
  }

  /** k0 d at which the mode begins: at N = nb each layer of the film adds the same phase. */
  private cutoffDepth(index: number): number {
    const { cutoff, mismatch } = this;
    if (cutoff.index === index) return cutoff.depth;
    const depth = 1;
    const film = this.filmOf(index, depth);
    const kappa = Math.sqrt(film.contrast);
    mismatch.film = film;
    mismatch.evaluate(0, this.request.order);
    const missing = kappa * depth - Math.PI * mismatch.value;
    cutoff.index = index;
    cutoff.depth = film.contrast > 0 ? (missing > roundingAtCutoff ? missing / kappa : 0) : Infinity;
    return cutoff.depth;
  }

  /** The mismatch at N = nb: above 0 where the mode is guided. */
  private excessAtCutoff(film: Region, index: number): number {
    const { mismatch } = this;
    if (film.contrast > 0)
      return (Math.sqrt(film.contrast) * (film.depth - this.cutoffDepth(index))) / Math.PI;
    mismatch.film = film;
    if (!(mismatch.square.largestContrast > 0)) return 0;
    mismatch.evaluate(0, this.request.order);
    return mismatch.value;
  }

  /** Where the last mode of the same index leads to, if that is a guided mode. */
  private predictedAngle(index: number, { depth }: Region): number | undefined {
    const { last, mismatch } = this;
    if (last.index !== index) return undefined;
    const sineSquared =
      (last.aboveBackground + last.slope * (depth - last.depth)) / mismatch.square.largestContrast;
    return sineSquared > 0 && sineSquared < 1 ? Math.asin(Math.sqrt(sineSquared)) : undefined;
  }

  private remember(index: number): void {
    const { last, mismatch } = this;
    const { forward, backward, square, film } = mismatch;
    last.index = index;
    last.depth = film.depth;
    last.aboveBackground = square.aboveBackground;
    last.slope = forward.regionInvariant / (forward.power + backward.power);
  }

  private generalModeAt(thicknessNm: number, index: number): FilmMode | undefined {
    const { stack, polarization, order } = this.request;
    const layers = stack.layers.map((layer, j) =>
      j === this.film ? { ...layer, thicknessNm, index } : layer,
    );
    const mode = guidedModes({ ...stack, layers }, polarization, order + 1).at(order);
    return (
      mode && {
        effectiveIndex: mode.effectiveIndex[0],
        confinementPower: mode.confinement.power,
        confinementModal: mode.confinement.modal[0],
        confinementEnergy: mode.confinement.energy,
      }
    );
  }
}

function isotropicFilm(stack: Stack): number {
  const positions = filmPositions(stack);
  const [film] = positions;
  if (positions.length === 1 && stack.layers[film].extraordinaryIndex === undefined) return film;
  throw new UnsupportedFeatureError(
    'a film that varies must be one isotropic layer: guidedModes takes the others.',
    { field: 'film' },
  );
}
