import type { Polarization } from '../polarization.js';
import { divide, modulus, multiply, squareRoot, type Complex } from '../complex.js';
import { at, branchPoint, type ComplexProblem } from './complex-problem.js';
import type { SearchRegion } from './search-region.js';

/** Plasmons of metal films thinner than atoms would have any N; nobody looks for them. */
const greatestPlasmonIndex = 50;
/** Leaky modes are infinitely many: those that lose their power within about a wavelength are left out. */
const greatestLeak = 0.2;
const margin = 0.01;

/**
 * Where the guided modes of a stack can be. In TE the rectangle holds every mode whose real N lies above the light lines (Im N^2 is a
 * mean of Im epsilon over the mode, Re N^2 below the greatest Re epsilon); in TM it is as wide as plasmons of the stack's interfaces make
 * it. A half-space whose index is above the film's and which absorbs or is leaky sets no light line: there a layer of low index between
 * it and the film does, through which modes leak. Gain holds modes below the light line too: they have a region of their own.
 */
export function automaticRegions(
  problem: ComplexProblem,
  film: readonly number[],
  polarization: Polarization,
): SearchRegion[] {
  const inner = innerRegions(problem);
  const light = Math.max(
    0,
    ...[guard(problem, film, 'cover'), guard(problem, film, 'substrate')].filter(isDefined),
  );
  const lowest = Math.sqrt(light);
  const highest = Math.min(
    ceilingOfLeakySides(problem),
    Math.max(
      Math.sqrt(Math.max(0, ...inner.map((j) => at(problem.epsilon, j)[0]))),
      plasmonLimit(problem, polarization),
    ) + (polarization === 'TM' ? margin : 1e-9),
  );
  const imaginary = imaginaryRange(problem, lowest, polarization);
  const above: SearchRegion = { real: [lowest, highest], imaginary, squareAbove: light };
  const reach = gainLimit(problem, light);
  const below: SearchRegion = {
    real: [Math.sqrt(Math.max(0, light - reach)), lowest],
    imaginary: [imaginary[0], -1e-9],
  };
  const gainGuides = reach > 0 && problem.cover === 'bound' && problem.end === 'bound';
  return [...(highest > lowest ? [above] : []), ...(gainGuides ? [below] : [])];
}

const isDefined = (value: number | undefined): value is number => value !== undefined;

const innerRegions = ({ depth }: ComplexProblem): number[] => [...depth.keys()].filter((j) => depth[j] > 0);

/** The light line on one side of the film: Re N^2 of guided modes lies above it. */
function guard(
  problem: ComplexProblem,
  film: readonly number[],
  side: 'cover' | 'substrate',
): number | undefined {
  const boundary = side === 'cover' ? problem.cover : problem.end;
  if (boundary !== 'bound' && boundary !== 'leaky') return undefined;
  const outside = branchPoint(problem, side === 'cover' ? 0 : problem.depth.length - 1);
  const filmEpsilon = Math.max(...film.map((j) => at(problem.epsilon, j)[0]));
  if (boundary === 'bound' && (outside[1] === 0 || outside[0] <= filmEpsilon)) return outside[0];
  const between = innerRegions(problem)
    .filter((j) => (side === 'cover' ? j < Math.min(...film) : j > Math.max(...film)))
    .map((j) => at(problem.epsilon, j)[0]);
  const walls = between.filter((epsilon) => epsilon < Math.min(filmEpsilon, outside[0]));
  return walls.length === 0 ? undefined : Math.min(...walls);
}

/** A mode that leaks into a half-space has Re N below its index. */
function ceilingOfLeakySides(problem: ComplexProblem): number {
  const sides = [
    { boundary: problem.cover, region: 0 },
    { boundary: problem.end, region: problem.depth.length - 1 },
  ];
  return Math.min(
    ...sides
      .filter(({ boundary }) => boundary === 'leaky')
      .map(({ region }) => squareRoot(branchPoint(problem, region))[0]),
  );
}

function imaginaryRange(
  problem: ComplexProblem,
  lowest: number,
  polarization: Polarization,
): [number, number] {
  const regions = [...problem.depth.keys()];
  const losses = regions.map((j) => at(problem.epsilon, j)[1]);
  const perIndex = 1 / (2 * Math.max(lowest, 0.5));
  // In TM the mean is over 1/epsilon, which metals and strong losses carry beyond the greatest Im epsilon.
  const widening = polarization === 'TE' ? 1 : 2;
  const leak = problem.cover === 'leaky' || problem.end === 'leaky' ? greatestLeak : 0;
  return [
    widening * Math.min(0, ...losses) * perIndex - margin,
    Math.max(leak, widening * Math.max(0, ...losses) * perIndex + margin),
  ];
}

/**
 * An upper limit of Re N for plasmons: at the interface alone, N^2 = e1 e2/(e1 + e2), and between two interfaces, where the fields far
 * above the light lines are electrostatic and r1 r2 exp(-2 N k0 d) = 1 holds with r = (e1 - e2)/(e1 + e2).
 */
function plasmonLimit(problem: ComplexProblem, polarization: Polarization): number {
  const { depth } = problem;
  if (polarization === 'TE') return 0;
  const epsilons = [...depth.keys()].map((j) => at(problem.epsilon, j));
  if (epsilons.every(([re]) => re > 0)) return 0;
  let single = 0;
  let pair = 0;
  const reflections = epsilons.slice(1).map((lower, i) => {
    const upper = epsilons[i];
    const total: Complex = [lower[0] + upper[0], lower[1] + upper[1]];
    single = Math.max(single, modulus(squareRoot(divide(multiply(lower, upper), total))));
    return modulus([lower[0] - upper[0], lower[1] - upper[1]]) / modulus(total);
  });
  for (const j of innerRegions(problem)) {
    if (j >= reflections.length) continue;
    pair = Math.max(pair, Math.log(reflections[j - 1] * reflections[j]) / (2 * depth[j]));
  }
  return Math.min(greatestPlasmonIndex, 1.5 * single + pair);
}

/**
 * How far below the light line gain holds modes: with a transverse wave number kx, the gain of a way to and fro, exp(g D/kx), must make
 * up for the reflection |de|/(4 kx^2) at the walls of a layer whose permittivity differs by de = i g: kx ln(4 kx^2/g) <= g D.
 */
function gainLimit(problem: ComplexProblem, light: number): number {
  const inner = innerRegions(problem);
  const gain = Math.max(0, ...inner.map((j) => -at(problem.epsilon, j)[1]));
  if (gain === 0) return 0;
  const depth = inner.reduce((total, j) => total + problem.depth[j], 0);
  let kx = Math.sqrt(gain);
  while (kx * kx < light && kx * Math.log((4 * kx * kx) / gain) <= gain * depth) kx *= 1.1;
  return kx * kx;
}
