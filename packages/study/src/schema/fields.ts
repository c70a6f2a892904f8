import type { NamedQuantity } from '@modalgain/formats';
import { InputError, parseRange, parseRuledQuantity } from '@modalgain/numerics';
import type { Quantity, QuantityKind, QuantityRules } from '@modalgain/numerics';
import { z } from 'zod';
import { textField } from '../yaml/index.js';

interface FieldRules extends QuantityRules {
  readonly description: string;
}

/** A quantity with its unit and, if it is known, its uncertainty: "204.3 +- 2 nm". */
export function quantityField(
  kind: QuantityKind,
  { description, ...rules }: FieldRules,
): z.ZodType<Quantity, string> {
  const parse = (text: string): Quantity => parseRuledQuantity(text, kind, rules);
  return textField(parse).meta({ description, examples: [rules.example] });
}

/** A range of lengths: "20 nm .. 400 nm". */
export function rangeField(
  kind: QuantityKind,
  { description, example }: FieldRules,
): z.ZodType<readonly [number, number], string> {
  const parse = (text: string): readonly [number, number] => {
    const range = parseRange(text, kind);
    if (range[0] <= 0) throw new InputError(`found "${text}", expected both ends above zero.`);
    return range;
  };
  return textField(parse).meta({ description, examples: [example] });
}

const plainNumber = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*((\+-|±|\+\/-|\().*)?$/i;

/** Whether a text is a bare number, with an uncertainty or without: an index written "2.01 +- 0.01". */
export const looksLikeNumber = (text: string): boolean => plainNumber.test(text);

/** A path of the study, or a pattern with `*`, relative to the study's folder. */
export const pathField = z
  .string()
  .min(1)
  .meta({ description: 'Path relative to the study file; * and ? stand for parts of a name' });

/** Where the name of a file holds a quantity: "from file name {length}um" gives "{length}um". */
export const namePatternField = ({
  quantities,
  description,
  example,
}: {
  readonly quantities: readonly NamedQuantity[];
  readonly description: string;
  readonly example: string;
}): z.ZodType<string, string> =>
  z
    .string()
    .regex(
      new RegExp(`^from file name .*\\{(?:${quantities.join('|')})\\}`),
      `expected a text such as "${example}".`,
    )
    .transform((text) => text.replace(/^from file name\s+/, ''))
    .meta({ description, examples: [example] });

/** One path or pattern, or a list of them: repeats of the same measurement. */
export const pathsField = z
  .union([pathField, z.array(pathField).min(1)])
  .transform((paths) => (typeof paths === 'string' ? [paths] : paths));
