import type { Polarization } from '../polarization.js';
import { add, divide, multiply, scale, squareRoot, subtract, type Complex } from '../complex.js';
import { at, branchPoint, type ComplexProblem } from './complex-problem.js';
import { hyperbolicRegion } from './hyperbolic-layers.js';
import type { SearchRegion } from './search-region.js';

/** Plasmons of metal films thinner than atoms would have any N; nobody looks for them. */
const greatestPlasmonIndex = 50;
/** Leaky modes are infinitely many: those that lose their power within about a wavelength are left out. */
const greatestLeak = 0.2;
const margin = 0.01;

/**
 * Where the guided modes of a stack can be. In TE the rectangle holds every mode whose Re N^2 lies above the light lines (Im N^2 is a
 * mean of Im epsilon over the mode, Re N^2 below the greatest Re epsilon); in TM it is as wide as plasmons of the stack's interfaces make
 * it, and both indices of uniaxial layers count; of the modes of hyperbolic layers, which have no end, it holds the first. A half-space whose index is above the film's and which absorbs or is leaky sets no light line: there a layer of low index between
 * it and the film does, through which modes leak. Gain holds modes below the light line too: they have a region of their own.
 */
export function automaticRegions(
  problem: ComplexProblem,
  film: readonly number[],
  polarization: Polarization,
): SearchRegion[] {
  const light = Math.max(
    0,
    ...[guard(problem, film, 'cover'), guard(problem, film, 'substrate')].filter(isDefined),
  );
  const lowest = Math.sqrt(light);
  const plasmons = plasmonLimit(problem, polarization);
  const hyperbolic = hyperbolicRegion(problem);
  const highest = Math.min(
    ceilingOfLeakySides(problem),
    Math.max(greatestIndex(problem), plasmons[0], hyperbolic.real[1]) +
      (polarization === 'TM' ? margin : 1e-9),
  );
  const range = imaginaryRange(problem, { lowest, polarization, plasmons: plasmons[1] });
  const imaginary: [number, number] = [
    Math.min(range[0], hyperbolic.imaginary[0]),
    Math.max(range[1], hyperbolic.imaginary[1]),
  ];
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

/** The permittivities of a region that a mode can feel: in a uniaxial layer two in TM. */
const permittivities = (problem: ComplexProblem, region: number): Complex[] => [
  at(problem.epsilon, region),
  branchPoint(problem, region),
];

/** Re N of the corner of a rectangle in N^2 that is bounded by the permittivities of the layers. */
function greatestIndex(problem: ComplexProblem): number {
  const all = innerRegions(problem).flatMap((j) => permittivities(problem, j));
  const corner: Complex = [
    Math.max(0, ...all.map(([re]) => re)),
    Math.max(0, ...all.map(([, im]) => Math.abs(im))),
  ];
  return squareRoot(corner)[0];
}

/** The light line on one side of the film: Re N^2 of guided modes lies above it. */
function guard(
  problem: ComplexProblem,
  film: readonly number[],
  side: 'cover' | 'substrate',
): number | undefined {
  const boundary = side === 'cover' ? problem.cover : problem.end;
  if (boundary !== 'bound' && boundary !== 'leaky') return undefined;
  const outside = branchPoint(problem, side === 'cover' ? 0 : problem.depth.length - 1);
  const filmEpsilon = Math.max(...film.map((j) => branchPoint(problem, j)[0]));
  if (boundary === 'bound' && (outside[1] === 0 || outside[0] <= filmEpsilon)) return outside[0];
  const between = innerRegions(problem)
    .filter((j) => (side === 'cover' ? j < Math.min(...film) : j > Math.max(...film)))
    .map((j) => branchPoint(problem, j)[0]);
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
  {
    lowest,
    polarization,
    plasmons,
  }: { readonly lowest: number; readonly polarization: Polarization; readonly plasmons: number },
): [number, number] {
  const regions = [...problem.depth.keys()];
  const losses = regions.flatMap((j) => permittivities(problem, j).map(([, im]) => im));
  const perIndex = 1 / (2 * Math.max(lowest, 0.5));
  // In TM the mean is over 1/epsilon, which metals and strong losses carry beyond the greatest Im epsilon.
  const widening = polarization === 'TE' ? 1 : 2;
  const leak = problem.cover === 'leaky' || problem.end === 'leaky' ? greatestLeak : 0;
  return [
    widening * Math.min(0, ...losses) * perIndex - margin,
    Math.max(leak, plasmons, widening * Math.max(0, ...losses) * perIndex + margin),
  ];
}

/**
 * Upper limits of Re N and Im N for plasmons: at the interface alone, N^2 = e1 e2/(e1 + e2), and between two interfaces, where the fields
 * far above the light lines are electrostatic and r1 r2 exp(-2 N k0 d) = 1 holds with r = (e1 - e2)/(e1 + e2). Those that are absorbed
 * within a period, Im N > Re N, are left out.
 */
function plasmonLimit(problem: ComplexProblem, polarization: Polarization): Complex {
  const { depth } = problem;
  if (polarization === 'TE') return [0, 0];
  const epsilons = [...depth.keys()].map((j) => at(problem.epsilon, j));
  if (epsilons.every(([re]) => re > 0)) return [0, 0];
  let single: Complex = [0, 0];
  let pair: Complex = [0, 0];
  const reflections = epsilons.slice(1).map((lower, i): Complex => {
    const upper = epsilons[i];
    const total = add(lower, upper);
    single = largerParts(single, squareRoot(divide(multiply(lower, upper), total)));
    return divide(subtract(lower, upper), total);
  });
  for (const j of innerRegions(problem)) {
    if (j >= reflections.length) continue;
    const [re, im] = multiply(reflections[j - 1], scale(reflections[j], -1));
    const decay: Complex = [Math.log(Math.hypot(re, im)), Math.abs(Math.atan2(im, re))];
    if (decay[0] > 0) pair = largerParts(pair, scale(decay, 1 / (2 * depth[j])));
  }
  const real = Math.min(greatestPlasmonIndex, 1.5 * single[0] + pair[0]);
  return [real, Math.min(real, 1.5 * single[1] + pair[1])];
}

const largerParts = (a: Complex, b: Complex): Complex => [
  Math.max(a[0], Math.abs(b[0])),
  Math.max(a[1], Math.abs(b[1])),
];

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
