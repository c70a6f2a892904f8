import type { Material } from '@modalgain/optics';

/** More points than these are a mistake in the step. */
const mostPoints = 100_000;
const defaultPoints = 41;

/** The wavelengths of `--at` and `--step`: one, or from end to end of a range in steps. */
export async function wavelengthsOf(at: string, step: string | undefined): Promise<readonly number[]> {
  const { InputError, parseQuantity, parseRange } = await import('@modalgain/numerics');
  const lengthOf = (text: string, field: string): number =>
    inField(field, () => parseQuantity(text, 'lengthNm').value);
  const inField = <T>(field: string, read: () => T): T => {
    try {
      return read();
    } catch (problem) {
      throw problem instanceof InputError ? problem.at({ field }) : problem;
    }
  };
  if (!/\.\.|…|\bto\b/.test(at)) {
    if (step === undefined) return [lengthOf(at, '--at')];
    throw new InputError('found --step with one wavelength, expected a range: --at "400 nm .. 800 nm".');
  }
  const [first, last] = inField('--at', () => parseRange(at, 'lengthNm'));
  const stepNm = step === undefined ? (last - first) / (defaultPoints - 1) : lengthOf(step, '--step');
  if (!(stepNm > 0)) throw new InputError(`found --step "${step ?? ''}", expected a step above 0.`);
  const steps = Math.floor((last - first) / stepNm + 1e-9);
  if (steps + 1 > mostPoints)
    throw new InputError(`found ${steps + 1} points, expected at most ${mostPoints}: take a larger --step.`);
  return Array.from({ length: steps + 1 }, (_, i) => Number((first + i * stepNm).toPrecision(12)));
}

/** n, k and group index at one wavelength. */
export interface IndexPoint {
  readonly wavelengthNm: number;
  readonly n: number;
  readonly k: number | null;
  readonly groupIndex: number;
}

/** @throws InputError outside the material's range, naming what covers the wavelength instead */
export async function pointsOf(
  material: Material,
  wavelengthsNm: readonly number[],
  alternatives: (wavelengthNm: number) => Promise<readonly string[]>,
): Promise<IndexPoint[]> {
  const { InputError } = await import('@modalgain/numerics');
  const { materialGroupIndex } = await import('@modalgain/optics');
  const points: IndexPoint[] = [];
  for (const wavelengthNm of wavelengthsNm) {
    try {
      const { n, k } = material.nk(wavelengthNm);
      points.push({ wavelengthNm, n, k: k ?? null, groupIndex: materialGroupIndex(material, wavelengthNm) });
    } catch (problem) {
      if (!(problem instanceof InputError)) throw problem;
      const covering = await alternatives(wavelengthNm);
      if (covering.length === 0) throw problem;
      const names = `${covering.slice(0, 5).join(', ')}${covering.length > 5 ? ` and ${covering.length - 5} more` : ''}`;
      throw new InputError(
        `${problem.message.replace(/\.$/, '')}; other materials are known there: ${names}.`,
        problem.place,
      );
    }
  }
  return points;
}
