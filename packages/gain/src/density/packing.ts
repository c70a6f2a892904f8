import { InputError, type Estimate } from '@modalgain/numerics';

/** A box-shaped particle (platelet) in nm. */
export interface ParticleSize {
  readonly lengthNm: number;
  readonly widthNm: number;
  readonly heightNm: number;
}

const nm3PerCm3 = 1e21;

/**
 * Number density in cm-3 of boxes in a perfect lattice with `gapNm` between all neighbours, twice the thickness of a
 * ligand shell: n_ideal = 1/((a + s)(b + s)(c + s)).
 */
export function idealDensityPerCm3(size: ParticleSize, gapNm: number): number {
  checkSize(size);
  if (!(gapNm >= 0))
    throw new InputError(`The gap between particles is ${gapNm} nm; it has to be 0 or more.`);
  return nm3PerCm3 / cellVolumeNm3(size, gapNm);
}

/** The gap that explains a stated ideal density, or why none does: a density above that of touching boxes. */
export type GapOutcome =
  { readonly kind: 'gap'; readonly gapNm: number } | { readonly kind: 'none'; readonly why: string };

/** Solves n_ideal(gap) = `densityPerCm3` for the gap in nm. */
export function gapForIdealDensity(size: ParticleSize, densityPerCm3: number): GapOutcome {
  checkSize(size);
  if (!(densityPerCm3 > 0)) {
    throw new InputError(`The ideal density is ${densityPerCm3} cm-3; it has to be positive.`);
  }
  const volumeNm3 = nm3PerCm3 / densityPerCm3;
  if (volumeNm3 < cellVolumeNm3(size, 0) * (1 - 1e-12)) {
    const touching = idealDensityPerCm3(size, 0).toExponential(3);
    const why = `Particles of this size that touch reach ${touching} cm-3; ${densityPerCm3.toExponential(3)} cm-3 needs overlap.`;
    return { kind: 'none', why };
  }
  return { kind: 'gap', gapNm: descendToVolume(size, volumeNm3) };
}

/**
 * Packing fraction n_t/n_ideal: 1 is a perfect lattice with the given gap. Only the uncertainty of n_t enters; size
 * and gap are taken as stated.
 */
export function packingFraction(input: {
  densityPerCm3: Estimate;
  size: ParticleSize;
  gapNm: number;
}): Estimate {
  const ideal = idealDensityPerCm3(input.size, input.gapNm);
  const { value, standardError, interval95 } = input.densityPerCm3;
  return {
    value: value / ideal,
    standardError: standardError / ideal,
    interval95: [interval95[0] / ideal, interval95[1] / ideal],
    method: `${input.densityPerCm3.method}, over ideal packing with a ${input.gapNm} nm gap`,
  };
}

/** Share of the volume that the particles' cores fill, n_t a b c. */
export function coreVolumeFraction(densityPerCm3: Estimate, size: ParticleSize): Estimate {
  return {
    ...packingFraction({ densityPerCm3, size, gapNm: 0 }),
    method: `${densityPerCm3.method}, times core volume`,
  };
}

function cellVolumeNm3({ lengthNm, widthNm, heightNm }: ParticleSize, gapNm: number): number {
  return (lengthNm + gapNm) * (widthNm + gapNm) * (heightNm + gapNm);
}

/** The volume is increasing and convex in the gap: Newton from a gap that is too large comes down without overshoot. */
function descendToVolume(size: ParticleSize, volumeNm3: number): number {
  const { lengthNm: a, widthNm: b, heightNm: c } = size;
  let gapNm = Math.cbrt(volumeNm3);
  for (let step = 0; step < 100; step++) {
    const slope = (a + gapNm) * (b + gapNm) + (b + gapNm) * (c + gapNm) + (a + gapNm) * (c + gapNm);
    const move = (cellVolumeNm3(size, gapNm) - volumeNm3) / slope;
    gapNm -= move;
    if (!(move > 1e-15 * gapNm)) break;
  }
  return Math.max(gapNm, 0);
}

function checkSize({ lengthNm, widthNm, heightNm }: ParticleSize): void {
  if ([lengthNm, widthNm, heightNm].every((edge) => Number.isFinite(edge) && edge > 0)) return;
  throw new InputError(
    `The particle size is ${lengthNm} x ${widthNm} x ${heightNm} nm; each edge has to be positive.`,
  );
}
