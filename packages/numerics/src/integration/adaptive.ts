/** Kronrod's extension of the 7-point Gauss rule, positive half; QUADPACK (Piessens et al. 1983), routine qk15. */
const nodes = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.20778495500789848, 0,
];
const kronrodWeights = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478542, 0.20443294007529889, 0.20948214108472782,
];
/** The Gauss rule has every second node. */
const gaussWeights = [0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694];

/** An integral with the estimate of its error. */
export interface Integral {
  readonly value: number;
  readonly error: number;
  /** Whether the wanted tolerance was met. */
  readonly converged: boolean;
}

interface Piece {
  readonly lower: number;
  readonly upper: number;
  readonly value: number;
  readonly error: number;
}

/**
 * Integral of f over a finite range, Gauss-Kronrod with the worst piece halved until the error is below
 * max(absoluteTolerance, relativeTolerance |value|). Ends are never evaluated, so integrable end singularities are
 * allowed. A function that is not finite inside gives NaN and `converged: false`.
 */
export function integrate(task: {
  readonly f: (x: number) => number;
  readonly lower: number;
  readonly upper: number;
  /** Default 1e-10. */
  readonly relativeTolerance?: number;
  /** Default 0. */
  readonly absoluteTolerance?: number;
  /** Default 500. */
  readonly maxPieces?: number;
}): Integral {
  const { f, lower, upper, relativeTolerance = 1e-10, absoluteTolerance = 0, maxPieces = 500 } = task;
  const pieces = [evaluatePiece(f, lower, upper)];
  for (;;) {
    const value = pieces.reduce((sum, piece) => sum + piece.value, 0);
    const error = pieces.reduce((sum, piece) => sum + piece.error, 0);
    const converged = error <= Math.max(absoluteTolerance, relativeTolerance * Math.abs(value));
    if (converged || pieces.length >= maxPieces || Number.isNaN(value)) return { value, error, converged };
    const worst = pieces.reduce((index, piece, i) => (piece.error > pieces[index].error ? i : index), 0);
    const { lower: from, upper: to } = pieces[worst];
    const middle = (from + to) / 2;
    pieces.splice(worst, 1, evaluatePiece(f, from, middle), evaluatePiece(f, middle, to));
  }
}

function evaluatePiece(f: (x: number) => number, lower: number, upper: number): Piece {
  const half = (upper - lower) / 2;
  const middle = (upper + lower) / 2;
  let kronrod = 0;
  let gauss = 0;
  nodes.forEach((node, i) => {
    const above = f(middle + half * node);
    const below = node === 0 ? 0 : f(middle - half * node);
    kronrod += kronrodWeights[i] * (above + below);
    if (i % 2 === 1) gauss += gaussWeights[(i - 1) / 2] * (above + below);
  });
  // The difference of the rules is the error of the poorer one; below rounding it says nothing.
  const error = Math.max(Math.abs(half * (kronrod - gauss)), Number.EPSILON * Math.abs(half * kronrod));
  return { lower, upper, value: half * kronrod, error };
}
