import { InputError } from '@modalgain/numerics';
import {
  effectiveMedium,
  indexSlopes,
  modelIndex,
  type DispersionModel,
  type EffectiveMediumLaw,
  type Material,
} from '@modalgain/optics';

/** n + i k, or its slope; k is undefined where the source gives none. */
export interface IndexValue {
  readonly n: number;
  readonly k: number | undefined;
}

/** What a layer is made of. */
export interface Substance {
  /** As messages call it. */
  readonly name: string;
  readonly rangeNm: readonly [number, number];
  /** @throws InputError outside `rangeNm`. */
  readonly nkAt: (wavelengthNm: number) => IndexValue;
  /** Of the wavelength, in 1/nm; absent of one that is the same at all wavelengths. */
  readonly slopeAt?: (wavelengthNm: number) => IndexValue;
  readonly model?: DispersionModel;
  /** From a file of the user, whose missing k is worth a note: the clear media of the library have none in their sources either. */
  readonly fromFile?: boolean;
}

const everywhere = [0, Infinity] as const;

export function constantSubstance(n: number, k: number | undefined): Substance {
  const name = k === undefined ? `n = ${n}` : `n = ${n}, k = ${k}`;
  return { name, rangeNm: everywhere, nkAt: () => ({ n, k: k ?? 0 }) };
}

export function substanceOfMaterial(material: Material): Substance {
  const { name, rangeNm, nk } = material;
  return { name, rangeNm, nkAt: nk, slopeAt: (wavelengthNm) => indexSlopes(material, wavelengthNm) };
}

/** Differences over this share of the wavelength: the error is of its square. */
const relativeStep = 1e-4;

export function substanceOfModel(model: DispersionModel): Substance {
  const nkAt = (wavelengthNm: number): IndexValue => modelIndex(model, wavelengthNm);
  const slopeAt = (wavelengthNm: number): IndexValue => {
    const step = relativeStep * wavelengthNm;
    return differenceOver(2 * step, nkAt(wavelengthNm - step), nkAt(wavelengthNm + step));
  };
  return { name: `the ${model.kind} model`, rangeNm: everywhere, nkAt, slopeAt, model };
}

/**
 * Two substances mixed by a law of effective media.
 *
 * @throws InputError if they are known at no wavelength in common
 */
export function mixture(
  { law, volumeFraction }: { readonly law: EffectiveMediumLaw; readonly volumeFraction: number },
  host: Substance,
  inclusion: Substance,
): Substance {
  const mix = (a: IndexValue, b: IndexValue): IndexValue => {
    const { n, k } = effectiveMedium({ law, host: complete(a), inclusion: complete(b), volumeFraction });
    return { n, k: a.k === undefined && b.k === undefined ? undefined : k };
  };
  return joined(`the ${law} mix of ${host.name} and ${inclusion.name}`, [host, inclusion], mix);
}

/** A share of the way from one substance to another, linear in n and k. */
export function between(from: Substance, to: Substance, share: number): Substance {
  const mean = (a: number, b: number): number => a + share * (b - a);
  const mix = (a: IndexValue, b: IndexValue): IndexValue => ({
    n: mean(a.n, b.n),
    k: a.k === undefined && b.k === undefined ? undefined : mean(a.k ?? 0, b.k ?? 0),
  });
  return joined(`the gradient from ${from.name} to ${to.name}`, [from, to], mix);
}

function joined(
  name: string,
  [a, b]: readonly [Substance, Substance],
  mix: (a: IndexValue, b: IndexValue) => IndexValue,
): Substance {
  const rangeNm = [Math.max(a.rangeNm[0], b.rangeNm[0]), Math.min(a.rangeNm[1], b.rangeNm[1])] as const;
  if (rangeNm[0] > rangeNm[1]) {
    throw new InputError(
      `${a.name} is known from ${a.rangeNm.join(' to ')} nm and ${b.name} from ${b.rangeNm.join(' to ')} nm, which have no wavelength in common.`,
    );
  }
  const nkAt = (wavelengthNm: number): IndexValue => mix(a.nkAt(wavelengthNm), b.nkAt(wavelengthNm));
  if (a.slopeAt === undefined && b.slopeAt === undefined) return { name, rangeNm, nkAt };
  const slopeAt = (wavelengthNm: number): IndexValue => {
    // Along the tangents of the parts, which may not be known at the wavelengths beside this one.
    const step = relativeStep * wavelengthNm;
    const ahead = (by: number): IndexValue =>
      mix(alongTangent(a, wavelengthNm, by), alongTangent(b, wavelengthNm, by));
    return differenceOver(2 * step, ahead(-step), ahead(step));
  };
  return { name, rangeNm, nkAt, slopeAt };
}

function alongTangent({ nkAt, slopeAt }: Substance, wavelengthNm: number, byNm: number): IndexValue {
  const { n, k } = nkAt(wavelengthNm);
  const slope = slopeAt?.(wavelengthNm) ?? { n: 0, k: 0 };
  return { n: n + byNm * slope.n, k: k === undefined ? undefined : k + byNm * (slope.k ?? 0) };
}

function differenceOver(stepNm: number, low: IndexValue, high: IndexValue): IndexValue {
  return { n: (high.n - low.n) / stepNm, k: ((high.k ?? 0) - (low.k ?? 0)) / stepNm };
}

const complete = ({ n, k = 0 }: IndexValue): { n: number; k: number } => ({ n, k });
