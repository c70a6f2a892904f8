import { countOf, sortVerdicts } from '@modalgain/numerics';
import type { Verdict } from '@modalgain/numerics';
import { listText } from '../audit/claims/claims.js';
import type { FilmInput } from '../schema/film.js';
import type { Study } from '../schema/study.js';

type Named = readonly [name: string, film: FilmInput];

/**
 * What the files of a study will and will not be able to say, told before any computing: a missing measurement is learnt
 * of while the sample is still on the table.
 */
export function prospectsOf(study: Study): Verdict[] {
  const films = Object.entries(study.films);
  return sortVerdicts([
    ...gain(films),
    ...confinement(study, films),
    ...density(study, films),
    ...thresholds(films),
    ...resonators(study, films),
    ...pairs(films),
  ]);
}

/**
 * What a study with gain measurements leaves out and its results therefore cannot say; a study without any is a look at
 * waveguides or an audit of claims, and lacks nothing.
 */
export function missingInputs(study: Study): Verdict[] {
  const films = Object.entries(study.films);
  if (films.every(([, { stripe }]) => stripe === undefined)) return [];
  const prospects = [...confinement(study, films), ...density(study, films)];
  return [
    ...prospects.filter(({ severity }) => severity === 'not-determined'),
    ...thresholds(films),
    ...resonators(study, films),
  ];
}

const namesOf = (films: readonly Named[]): string => listText(films.map(([name]) => name));

function gain(films: readonly Named[]): Verdict[] {
  const withGain = films.filter(([, { stripe }]) => stripe !== undefined);
  const scanned = withGain.filter(([, { stripe }]) => stripe && 'files' in stripe);
  const stated = withGain.filter((film) => !scanned.includes(film));
  if (withGain.length === 0) {
    return [
      {
        code: 'no-stripe-scan',
        severity: 'not-determined',
        sentence: 'No net gain: there are no stripe scans.',
        detail: 'No film has stripe-length scans or net gains.',
        evidence: {},
        next: 'Add stripe scans of a film, or its net gains.',
      },
    ];
  }
  return [
    {
      code: 'net-gain-possible',
      severity: 'holds',
      sentence: `Net gain of ${countOf(withGain.length, 'film')}.`,
      detail: [
        ...(scanned.length > 0 ? [`By stripe scans: ${namesOf(scanned)}.`] : []),
        ...(stated.length > 0 ? [`As stated: ${namesOf(stated)}.`] : []),
      ].join(' '),
      evidence: { films: withGain.length, scanned: scanned.length, stated: stated.length },
    },
  ];
}

function confinement({ stack }: Study, films: readonly Named[]): Verdict[] {
  const ready = films.filter(([, { thickness, index }]) => thickness !== undefined && index !== undefined);
  const lacking = films.filter(([, { thickness, index }]) => thickness === undefined || index === undefined);
  if (!stack) {
    return [
      {
        code: 'no-stack',
        severity: 'not-determined',
        sentence: 'No confinement: the stack is not stated.',
        detail: 'What lies above and below the films is not known.',
        evidence: {},
        next: 'State the substrate of the films.',
      },
    ];
  }
  const possible: Verdict = {
    code: 'confinement-possible',
    severity: 'holds',
    sentence: `Confinement of ${countOf(ready.length, 'film')}.`,
    detail: `Thickness and index are there: ${namesOf(ready)}.`,
    evidence: { films: ready.length },
  };
  const missing: Verdict = {
    code: 'confinement-lacks-input',
    severity: 'caution',
    sentence: `No confinement of ${namesOf(lacking)}.`,
    detail: 'Thickness or index is missing there.',
    evidence: { films: lacking.length },
    next: 'Add AFM scans or state the thickness; add n and k.',
  };
  return [...(ready.length > 0 ? [possible] : []), ...(lacking.length > 0 ? [missing] : [])];
}

function density({ emissionCrossSection, gain: { loss } }: Study, films: readonly Named[]): Verdict[] {
  const withGain = films.filter(([, { stripe }]) => stripe !== undefined);
  if (withGain.length === 0) return [];
  if (!emissionCrossSection) {
    return [
      {
        code: 'no-cross-section',
        severity: 'not-determined',
        sentence: 'No density: the cross-section is not stated.',
        detail: 'The stimulated-emission cross-section is the scale of every density.',
        evidence: {},
        next: 'State the cross-section, or add an emission spectrum with lifetime and quantum yield.',
      },
    ];
  }
  const withoutLoss = withGain.filter(([, film]) => film.loss === undefined && loss === 'free');
  if (withoutLoss.length === 0) return [];
  return [
    {
      code: 'loss-not-measured',
      severity: 'caution',
      sentence: 'Density may stay open without a loss.',
      detail: `No loss was measured for ${namesOf(withoutLoss)}: unless some fluences lie near saturation, density and loss trade against each other.`,
      evidence: { films: withoutLoss.length },
      next: 'Measure the loss by a shifted excitation spot, or the gain at lower fluences.',
    },
  ];
}

/** A threshold is a datum only by some definitions, and only with the stripe over which the gain reached one. */
function thresholds(films: readonly Named[]): Verdict[] {
  const lacking = films.filter(
    ([, { threshold }]) =>
      threshold && !(threshold.stripeLength && ('files' in threshold || threshold.definition)),
  );
  if (lacking.length === 0) return [];
  return [
    {
      code: 'threshold-lacks-input',
      severity: 'note',
      sentence: `The threshold of ${namesOf(lacking)} is not fitted.`,
      detail: 'Its definition or the length of its stripe is not stated.',
      evidence: { films: lacking.length },
      next: 'State the length of the pumped stripe; of a stated threshold also its definition.',
    },
  ];
}

/** A laser needs a mode, and so a thickness, an index and a stack. */
function resonators({ resonator, stack }: Study, films: readonly Named[]): Verdict[] {
  const lacking = films.filter(
    ([, film]) =>
      (film.resonator ?? resonator) !== undefined &&
      (stack === undefined || film.thickness === undefined || film.index === undefined),
  );
  if (lacking.length === 0) return [];
  return [
    {
      code: 'resonator-lacks-input',
      severity: 'note',
      sentence: `No laser is computed for ${namesOf(lacking)}.`,
      detail: 'A resonator needs a mode: the stack, or the thickness or index of the film, is missing.',
      evidence: { films: lacking.length },
      next: 'State the substrate, thickness and index.',
    },
  ];
}

function pairs(films: readonly Named[]): Verdict[] {
  const treated = films.filter(([, { stampedFrom }]) => stampedFrom !== undefined);
  if (treated.length === 0) return [];
  return [
    {
      code: 'before-and-after',
      severity: 'holds',
      sentence: `Before and after: ${countOf(treated.length, 'pair')}.`,
      detail: treated.map(([name, { stampedFrom }]) => `${stampedFrom ?? ''} with ${name}`).join(', ') + '.',
      evidence: { pairs: treated.length },
    },
  ];
}
