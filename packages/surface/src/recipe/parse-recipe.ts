import { InputError } from '@modalgain/numerics';
import { mostDegrees, type SurfaceRecipe, type SurfaceStep } from './surface-step.js';

type Fields = Readonly<Record<string, unknown>>;
/** Says what a value must be; `true` where it is that. */
type Check = readonly [expected: string, passes: (value: unknown) => boolean];

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isPair = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every(isNumber);
const isRange = (value: unknown): boolean => isPair(value) && (value as number[])[0] < (value as number[])[1];
const oneOf = (...words: string[]): Check => [
  `one of ${words.join(', ')}`,
  (value) => words.includes(value as string),
];
const whole = (from: number, to: number): Check => [
  `a whole number from ${from} to ${to}`,
  (value) => Number.isInteger(value) && (value as number) >= from && (value as number) <= to,
];
const height: Check = ['a height in nm', isNumber];

const areaKeys = (area: Fields): string => Object.keys(area).sort().join();
const isArea = (value: unknown): boolean => {
  if (!isFields(value)) return false;
  if (areaKeys(value) === 'xUm,yUm') return isRange(value.xUm) && isRange(value.yUm);
  const { polygonUm } = value;
  return (
    areaKeys(value) === 'polygonUm' &&
    Array.isArray(polygonUm) &&
    polygonUm.length >= 3 &&
    polygonUm.every(isPair)
  );
};
const areas: Check = [
  'a list of areas, each {xUm: [from, to], yUm: [from, to]} with the smaller first or {polygonUm: [[x, y], ...]} of three corners or more',
  (value) => Array.isArray(value) && value.length > 0 && value.every(isArea),
];

interface StepFields {
  readonly needed?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
}

const stepFields: Readonly<Record<SurfaceStep['step'], StepFields>> = {
  plane: {},
  polynomial: { needed: { degree: whole(0, mostDegrees.polynomial) } },
  'row-medians': {},
  'row-median-of-differences': {},
  'row-polynomial': { needed: { degree: whole(0, mostDegrees['row-polynomial']) } },
  'remove-scars': {
    optional: {
      direction: oneOf('raised', 'sunken', 'both'),
      threshold: ['a number above 0', (value) => isNumber(value) && value > 0],
      leastLengthPixels: whole(1, 100_000),
      mostRows: whole(1, 20),
      by: oneOf('interpolation', 'mask'),
    },
  },
  mask: { needed: { from: oneOf('file', 'heights', 'areas') } },
  'invert-mask': {},
  'grow-mask': { needed: { pixels: whole(1, 1000) } },
  'clear-mask': {},
};

const maskFields: Readonly<Record<string, StepFields>> = {
  file: {},
  heights: { optional: { aboveNm: height, belowNm: height } },
  areas: { needed: { areas } },
};

/**
 * A recipe from plain JSON.
 *
 * @throws InputError that names the step, the field, what was found and what was expected
 */
export function parseSurfaceRecipe(value: unknown): SurfaceRecipe {
  if (!Array.isArray(value)) {
    throw new InputError(
      `found ${shown(value)} for a recipe, expected a list of steps such as [{"step": "plane"}].`,
    );
  }
  return value.map((step: unknown, index) => parseStep(step, `step ${index + 1}`));
}

function parseStep(value: unknown, place: string): SurfaceStep {
  const names = Object.keys(stepFields);
  if (!isFields(value) || typeof value.step !== 'string' || !names.includes(value.step)) {
    const found = isFields(value) ? `step ${shown(value.step)}` : shown(value);
    throw new InputError(`found ${found}, expected {"step": NAME} with one of ${names.join(', ')}.`, {
      field: place,
    });
  }
  const fields = fieldsOf(value, place);
  for (const [name, check] of Object.entries(fields.needed ?? {}))
    requireField(value, { name, check, place });
  for (const [name, check] of Object.entries(fields.optional ?? {}))
    if (value[name] !== undefined) requireField(value, { name, check, place });
  refuseOthers(value, fields, place);
  if (value.from === 'heights' && value.aboveNm === undefined && value.belowNm === undefined)
    throw new InputError('found neither aboveNm nor belowNm, expected at least one height in nm.', {
      field: place,
    });
  return value as unknown as SurfaceStep;
}

function fieldsOf(value: Fields, place: string): StepFields {
  const fields = stepFields[value.step as SurfaceStep['step']];
  if (value.step !== 'mask') return fields;
  requireField(value, { name: 'from', check: oneOf(...Object.keys(maskFields)), place });
  const further = maskFields[value.from as string];
  return { needed: { ...fields.needed, ...further.needed }, optional: further.optional ?? {} };
}

function requireField(
  value: Fields,
  { name, check: [expected, passes], place }: { name: string; check: Check; place: string },
): void {
  if (passes(value[name])) return;
  throw new InputError(`found ${shown(value[name])} for ${name}, expected ${expected}.`, { field: place });
}

function refuseOthers(value: Fields, { needed = {}, optional = {} }: StepFields, place: string): void {
  const known = ['step', ...Object.keys(needed), ...Object.keys(optional)];
  const other = Object.keys(value).find((key) => !known.includes(key));
  if (other === undefined) return;
  throw new InputError(
    `found ${other} in ${shown(value.step)}, which takes ${known.slice(1).join(', ') || 'nothing more'}.`,
    {
      field: place,
    },
  );
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
