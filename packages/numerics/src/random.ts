/** A reproducible source of random numbers: the same seed and stream give the same integers on every machine. */
export interface RandomStream {
  /** The next unsigned 32-bit integer. */
  readonly integer: () => number;
  /** Uniform on (0, 1), with 53 random bits; never 0. */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Poisson with the given mean; normal approximation above 1000. */
  readonly poisson: (mean: number) => number;
}

/** One step of the 32-bit finaliser by which seeds are spread over the state (constants of MurmurHash3, public domain). */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function initialState(seed: number, stream: number): [number, number, number, number] {
  const words = [
    seed >>> 0,
    Math.floor(seed / 2 ** 32) >>> 0,
    stream >>> 0,
    Math.floor(stream / 2 ** 32) >>> 0,
  ];
  let h = 0x9e3779b9;
  for (const word of words) h = mix(h + word + 0x9e3779b9);
  const state: [number, number, number, number] = [0, 0, 0, 0];
  for (let i = 0; i < 4; i++) {
    h = (h + 0x9e3779b9) >>> 0;
    state[i] = mix(h);
  }
  state[0] |= 1; // xoshiro must not start at zero
  return state;
}

const rotateLeft = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/** The generator xoshiro128** of Blackman and Vigna (2021, doi 10.1145/3460772) from a state that is not all zero. */
export function xoshiro128StarStar(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotateLeft(d, 11);
    return result;
  };
}

/**
 * Stream number `stream` of `seed`, e.g. one stream a bootstrap replicate, so that replicate i is the same however the
 * work is divided.
 *
 * @param seed non-negative integer up to 2^53
 * @param stream non-negative integer up to 2^53
 */
export function randomStream(seed: number, stream = 0): RandomStream {
  const integer = xoshiro128StarStar(initialState(seed, stream));
  const uniform = (): number => ((integer() >>> 5) * 67108864 + (integer() >>> 6) + 0.5) / 9007199254740992;
  let spare: number | undefined;
  const normal = (): number => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  const poisson = (mean: number): number => {
    if (mean > 1000) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    // Knuth's product of uniforms, in blocks so that exp(-mean) does not underflow.
    let count = 0;
    for (let left = mean; left > 0; left -= 500) {
      const floor = Math.exp(-Math.min(left, 500));
      for (let product = uniform(); product > floor; product *= uniform()) count += 1;
    }
    return count;
  };
  return { integer, uniform, normal, poisson };
}
