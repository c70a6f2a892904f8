import { InputError } from '@modalgain/numerics';
import { treatmentInputSchema, type TreatmentInput } from '@modalgain/study';

export interface TreatmentOptions {
  readonly film?: string;
  readonly pressure?: string;
  readonly thicknessRatio?: string;
  readonly fluence?: string;
}

/**
 * What a study says of a treatment, with the options in front: a pressure takes the place of a ratio, and the other way round.
 *
 * @throws InputError for an option that cannot be read, with its name
 */
export function treatmentInputOf(
  { film, pressure, thicknessRatio, fluence }: TreatmentOptions,
  stated: TreatmentInput | undefined,
): TreatmentInput {
  if (pressure !== undefined && thicknessRatio !== undefined)
    throw new InputError(
      'Give --pressure or --thickness-ratio, not both: each says how far the film is pressed.',
    );
  const given = {
    ...(film !== undefined && { film }),
    ...(pressure !== undefined && { pressure }),
    ...(thicknessRatio !== undefined && { thicknessRatio: ratioOf(thicknessRatio) }),
    ...(fluence !== undefined && { fluence }),
  };
  const read = treatmentInputSchema.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new InputError(`--${String(issue.path[0] ?? '')}: ${issue.message}`);
  }
  const { pressure: statedPressure, thicknessRatio: statedRatio, ...rest } = stated ?? {};
  const isGiven = pressure !== undefined || thicknessRatio !== undefined;
  return {
    ...rest,
    ...(!isGiven && statedPressure && { pressure: statedPressure }),
    ...(!isGiven && statedRatio !== undefined && { thicknessRatio: statedRatio }),
    ...read.data,
  };
}

function ratioOf(text: string): number {
  const ratio = Number(text);
  if (!(ratio > 0 && ratio <= 1))
    throw new InputError(
      `--thickness-ratio: found "${text}", expected a number above 0 and up to 1, e.g. 0.7.`,
    );
  return ratio;
}
