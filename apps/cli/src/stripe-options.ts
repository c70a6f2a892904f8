import type { StripeFitOptions } from '@modalgain/gain';

/** What `modalgain stripe` is told of its scans, as text. */
export interface StripeTexts {
  readonly window?: string;
  readonly zeroError?: string;
  readonly readNoise?: string;
  readonly fullScale?: string;
  readonly loss?: string;
  readonly stripeWidth?: string;
}

/**
 * The options of a stripe fit from their texts, units converted.
 *
 * @throws InputError for a text that cannot be read, or a loss without its error
 */
export async function readStripeOptions(texts: StripeTexts): Promise<StripeFitOptions> {
  const { parseQuantity } = await import('@modalgain/numerics');
  const { window, zeroError, readNoise, fullScale, loss, stripeWidth } = texts;
  const lengthUm = (text: string): number => parseQuantity(text, 'stripeLengthUm').value;
  return {
    ...(window !== undefined && { window: await readWindow(window) }),
    ...(zeroError !== undefined && { zeroErrorUm: lengthUm(zeroError) }),
    ...(readNoise !== undefined && { readNoise: await readNumber(readNoise, 'read noise') }),
    ...(fullScale !== undefined && { fullScale: await readNumber(fullScale, 'full scale') }),
    ...(loss !== undefined && { loss: await readLoss(loss) }),
    ...(stripeWidth !== undefined && { beam: { widthUm: lengthUm(stripeWidth) } }),
  };
}

async function readWindow(text: string): Promise<NonNullable<StripeFitOptions['window']>> {
  const { parseRange } = await import('@modalgain/numerics');
  const [fromUm, toUm] = parseRange(text, 'stripeLengthUm');
  return { fromUm, toUm };
}

async function readNumber(text: string, what: string): Promise<number> {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && Number.isFinite(value)) return value;
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError(`found the ${what} "${text}", expected a number of 0 or more.`);
}

/** A loss measured apart, with its error. */
export async function readLoss(text: string): Promise<NonNullable<StripeFitOptions['loss']>> {
  const { InputError, parseQuantity } = await import('@modalgain/numerics');
  const { value, standardError } = parseQuantity(text, 'perCm');
  if (standardError !== undefined) return { lossPerCm: value, standardErrorPerCm: standardError };
  throw new InputError(`found the loss "${text}" without its error, expected e.g. "100 +- 15 cm-1".`);
}
