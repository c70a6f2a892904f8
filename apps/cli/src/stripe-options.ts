import type { StripeFitOptions } from '@modalgain/gain';

/** What `modalgain stripe` is told of its scans, as text. */
export interface StripeTexts {
  readonly window?: string;
  readonly zeroError?: string;
  readonly readNoise?: string;
  readonly loss?: string;
  readonly stripeWidth?: string;
}

/**
 * The options of a stripe fit from their texts, units converted.
 *
 * @throws InputError for a text that cannot be read or a number below what it can be, or a loss without its error
 */
export async function readStripeOptions(texts: StripeTexts): Promise<StripeFitOptions> {
  const { window, zeroError, readNoise, loss, stripeWidth } = texts;
  return {
    ...(window !== undefined && { window: await readWindow(window) }),
    ...(zeroError !== undefined && {
      zeroErrorUm: await readLengthUm(zeroError, 'error of the stripe zero'),
    }),
    ...(readNoise !== undefined && { readNoise: await readNumber(readNoise, 'read noise') }),
    ...(loss !== undefined && { loss: await readLoss(loss) }),
    ...(stripeWidth !== undefined && { beam: { widthUm: await readStripeWidth(stripeWidth) } }),
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

/** A length of 0 or more. */
async function readLengthUm(text: string, what: string): Promise<number> {
  const { InputError, parseQuantity } = await import('@modalgain/numerics');
  const { value } = parseQuantity(text, 'stripeLengthUm');
  if (value >= 0) return value;
  throw new InputError(`found the ${what} "${text}", expected a length of 0 or more.`);
}

async function readStripeWidth(text: string): Promise<number> {
  const width = await readLengthUm(text, 'width of the stripe');
  if (width > 0) return width;
  const { InputError } = await import('@modalgain/numerics');
  throw new InputError(`found the width of the stripe "${text}", expected a length above 0.`);
}

/**
 * A loss measured apart, with its error.
 *
 * @throws InputError for a text that cannot be read, a loss without its error, or one below 0
 */
export async function readLoss(text: string): Promise<NonNullable<StripeFitOptions['loss']>> {
  const { InputError, parseQuantity } = await import('@modalgain/numerics');
  const { value, standardError } = parseQuantity(text, 'perCm');
  if (value < 0)
    throw new InputError(`found the loss "${text}", expected 0 or more: a loss is not negative.`);
  if (standardError !== undefined) return { lossPerCm: value, standardErrorPerCm: standardError };
  throw new InputError(`found the loss "${text}" without its error, expected e.g. "100 +- 15 cm-1".`);
}
