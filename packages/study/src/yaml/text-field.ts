import { InputError } from '@modalgain/numerics';
import { z } from 'zod';
import { describe } from './sentences.js';

/**
 * A schema field that is written as text and parsed, e.g. a quantity with its unit: `textField((text) => parseQuantity(text,
 * 'length'))`. A bare number goes to the parser as text too, so that its message can name the units that fit.
 * The parser's InputError becomes the field's message.
 */
export function textField<T>(parse: (text: string) => T): z.ZodType<T, string> {
  const sentenceFor = (text: string): string | undefined => {
    try {
      parse(text);
      return undefined;
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
  };
  return z
    .string({
      error: ({ input }) =>
        typeof input === 'number'
          ? (sentenceFor(String(input)) ?? `found the number ${input}; expected a text, in quotes.`)
          : input === undefined
            ? 'is missing.'
            : `found ${describe(input)}; expected a text.`,
    })
    .transform((text, context) => {
      const sentence = sentenceFor(text);
      if (sentence === undefined) return parse(text);
      context.addIssue({ code: 'custom', message: sentence });
      return z.NEVER;
    });
}
