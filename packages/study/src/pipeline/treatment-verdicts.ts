import { departures, type TreatedPair, type TreatmentAnswer } from '@modalgain/design';
import { formatSignificant, type Verdict } from '@modalgain/numerics';
import type { TreatmentInput } from '../schema/treatment.js';

/** Pressures that differ by more than this are different ones. */
const samePressure = 1.01;

/** What is to be known of a prediction before it is believed. */
export function treatmentVerdicts(task: {
  readonly film: string;
  readonly asked: TreatmentInput;
  readonly pairs: readonly TreatedPair[];
  readonly answer: TreatmentAnswer;
  readonly hasLaw: boolean;
}): Verdict[] {
  const { answer } = task;
  if (answer.kind === 'refused') return [];
  const from = { ...task, pairs: answer.pairs, pressureMpa: answer.pressureMpa };
  return [
    ...beyondPressures(from),
    ...beyondRatios(from),
    ...mixedPressures(from),
    ...fewPairs(from),
    ...notMeasured(from),
  ];
}

type Judged = Parameters<typeof treatmentVerdicts>[0] & { readonly pressureMpa: number | undefined };

const pressuresOf = (pairs: readonly TreatedPair[]): number[] =>
  pairs.flatMap((pair) => pair.pressureMpa ?? []);
const mpa = (pressure: number): string => formatSignificant(pressure, 3);

function beyondPressures({ film, pairs, pressureMpa, hasLaw }: Judged): Verdict[] {
  const tried = pressuresOf(pairs);
  const [low, high] = [Math.min(...tried), Math.max(...tried)];
  if (!hasLaw || pressureMpa === undefined) return [];
  if (pressureMpa >= low / samePressure && pressureMpa <= high * samePressure) return [];
  return [
    {
      code: 'treatment-extrapolates',
      severity: 'caution',
      sentence: 'The pressure lies beyond those tried.',
      detail: `${mpa(pressureMpa)} MPa, tried: ${mpa(low)} to ${mpa(high)} MPa; the band holds if the law does.`,
      evidence: { pressureMpa, lowestMpa: low, highestMpa: high },
      next: `Press one film at ${mpa(pressureMpa)} MPa.`,
      film,
    },
  ];
}

function beyondRatios({ film, pairs, asked }: Judged): Verdict[] {
  const ratio = asked.thicknessRatio;
  const had = pairs.map(({ measured }) => Math.exp(measured.thickness.value));
  const [low, high] = [Math.min(...had), Math.max(...had)];
  if (ratio === undefined || (ratio >= low && ratio <= high)) return [];
  return [
    {
      code: 'treatment-extrapolates',
      severity: 'caution',
      sentence: 'The thickness ratio lies beyond those measured.',
      detail: `${formatSignificant(ratio, 3)}, measured: ${formatSignificant(low, 3)} to ${formatSignificant(high, 3)}; losses of emitters are taken to be the same.`,
      evidence: { thicknessRatio: ratio, lowest: low, highest: high },
      film,
    },
  ];
}

function mixedPressures({ film, pairs, pressureMpa, asked }: Judged): Verdict[] {
  const tried = pressuresOf(pairs);
  const [low, high] = [Math.min(...tried), Math.max(...tried)];
  if (pressureMpa !== undefined || asked.thicknessRatio !== undefined || !(high > low * samePressure))
    return [];
  return [
    {
      code: 'treatment-mixes-pressures',
      severity: 'caution',
      sentence: 'Pairs of different pressures are taken as one.',
      detail: `${mpa(low)} to ${mpa(high)} MPa; what the pressure does counts as scatter between films.`,
      evidence: { lowestMpa: low, highestMpa: high },
      next: 'A third pressure gives a law of densification.',
      film,
    },
  ];
}

/** So few leave Student's t wide. */
const fewDegrees = 2;

function fewPairs({ film, pairs, hasLaw, pressureMpa }: Judged): Verdict[] {
  const degrees = pairs.length - (hasLaw && pressureMpa !== undefined ? 2 : 1);
  if (degrees > fewDegrees || degrees < 1) return [];
  return [
    {
      code: 'treatment-few-pairs',
      severity: 'note',
      sentence: 'Few pairs: the bands are wide.',
      detail: `${pairs.length} pairs leave ${degrees} degree${degrees === 1 ? '' : 's'} of freedom for how films differ.`,
      evidence: { pairs: pairs.length, degreesOfFreedom: degrees },
      next: 'Each further pair narrows them most while there are few.',
      film,
    },
  ];
}

const names = {
  thickness: 'thickness',
  emittersPerArea: 'emitters over an area (gain before and after)',
  refractionPerArea: 'index before and after',
  roughness: 'roughness',
  loss: 'loss before and after',
} as const;

function notMeasured({ film, pairs }: Judged): Verdict[] {
  const missing = departures.filter((name) => pairs.every(({ measured }) => !measured[name]));
  if (missing.length === 0) return [];
  return [
    {
      code: 'treatment-assumes',
      severity: 'caution',
      sentence: 'Not all that pressing does was measured.',
      detail: `Taken as the mass balance and the law of the film have it: ${missing.map((name) => names[name]).join(', ')}.`,
      evidence: { missing: missing.join(', ') },
      film,
    },
  ];
}
