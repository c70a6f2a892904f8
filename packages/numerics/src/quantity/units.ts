import { InputError } from '../errors.js';

/** A kind of quantity: the name carries the internal unit, as in the field names of the program. */
export type QuantityKind =
  | 'lengthNm'
  | 'stripeLengthUm'
  | 'perCm'
  | 'fluenceUjPerCm2'
  | 'densityPerCm3'
  | 'crossSectionCm2'
  | 'pressureMpa'
  | 'durationS'
  | 'energyUj'
  | 'powerMw'
  | 'frequencyHz'
  | 'angleDegree'
  | 'fraction';

interface KindOfQuantity {
  /** As in "a length needs its unit". */
  readonly noun: string;
  /** Size of each unit in the internal one; the first few are named in messages. */
  readonly units: Readonly<Record<string, number>>;
}

const lengthInNm = { nm: 1, um: 1e3, mm: 1e6, cm: 1e7, m: 1e9, pm: 1e-3, angstrom: 0.1, A: 0.1 };

/** 1 dB/cm in cm-1: ln(10)/10. */
const decibel = Math.LN10 / 10;

const kinds: Readonly<Record<QuantityKind, KindOfQuantity>> = {
  lengthNm: { noun: 'a length', units: lengthInNm },
  stripeLengthUm: { noun: 'a length', units: { um: 1, mm: 1e3, nm: 1e-3, cm: 1e4, m: 1e6 } },
  perCm: {
    noun: 'a gain or loss',
    units: {
      'cm-1': 1,
      '1/cm': 1,
      'mm-1': 10,
      '1/mm': 10,
      'm-1': 0.01,
      '1/m': 0.01,
      'um-1': 1e4,
      '1/um': 1e4,
      'dB/cm': decibel,
      'dB/mm': 10 * decibel,
    },
  },
  fluenceUjPerCm2: {
    noun: 'a fluence',
    units: {
      'uJ/cm2': 1,
      'mJ/cm2': 1e3,
      'nJ/cm2': 1e-3,
      'J/cm2': 1e6,
      'J/m2': 100,
      'mJ/m2': 0.1,
      'uJ/mm2': 100,
    },
  },
  densityPerCm3: {
    noun: 'a density',
    units: { 'cm-3': 1, '1/cm3': 1, 'm-3': 1e-6, '1/m3': 1e-6, 'um-3': 1e12, 'nm-3': 1e21 },
  },
  crossSectionCm2: { noun: 'a cross-section', units: { cm2: 1, m2: 1e4, nm2: 1e-14, um2: 1e-8 } },
  pressureMpa: {
    noun: 'a pressure',
    units: {
      MPa: 1,
      'kg/cm2': 0.0980665,
      'kgf/cm2': 0.0980665,
      bar: 0.1,
      kPa: 1e-3,
      Pa: 1e-6,
      GPa: 1e3,
      atm: 0.101325,
      psi: 0.006894757293168,
    },
  },
  durationS: {
    noun: 'a duration',
    units: { s: 1, min: 60, h: 3600, ms: 1e-3, us: 1e-6, ns: 1e-9, ps: 1e-12, fs: 1e-15 },
  },
  energyUj: { noun: 'an energy', units: { uJ: 1, nJ: 1e-3, mJ: 1e3, pJ: 1e-6, J: 1e6 } },
  powerMw: { noun: 'a power', units: { mW: 1, uW: 1e-3, W: 1e3, nW: 1e-6 } },
  frequencyHz: { noun: 'a frequency', units: { Hz: 1, kHz: 1e3, MHz: 1e6, GHz: 1e9 } },
  angleDegree: {
    noun: 'an angle',
    units: { deg: 1, degree: 1, degrees: 1, rad: 180 / Math.PI, mrad: 0.18 / Math.PI },
  },
  fraction: { noun: 'a share', units: { '': 1, '%': 0.01 } },
};

/** Longer texts are no unit, and take time with the square of their length. */
const longestUnit = 100;

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** One spelling for each unit: "µJ·cm⁻²", "uJ cm^-2" and "uJ/cm2" are the same. */
export function normaliseUnit(text: string): string {
  // Most words have nothing to change; headers ask for many.
  if (text.length > longestUnit || /^[\w/-]*$/.test(text)) return text;
  const plain = text
    .trim()
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(superscripts.indexOf(digit)))
    .replace(/[⁻−–]/g, '-')
    .replace(/[µμ]/g, 'u')
    .replace(/[ÅÅ]/g, 'angstrom')
    .replace(/°/g, 'deg')
    .replace(/\*\*|\^/g, '')
    .replace(/\s*\/\s*/g, '/');
  // "uJ cm-2" and "uJ*cm-2" are "uJ/cm2"
  return plain.replace(/^([A-Za-z]+)[\s*·⋅]+([A-Za-z]+)-(\d)$/, '$1/$2$3').replace(/\s+/g, '');
}

/** The units that fit a kind of quantity, for messages: "nm, um, mm, cm". */
export function unitsThatFit(kind: QuantityKind): string {
  const names = Object.keys(kinds[kind].units).filter((unit) => unit !== '');
  return names.slice(0, 5).join(', ');
}

export function nounOf(kind: QuantityKind): string {
  return kinds[kind].noun;
}

/** Size of a unit in the internal unit of its kind; undefined if the text is no unit of that kind. */
export function unitSize(text: string, kind: QuantityKind): number | undefined {
  const unit = normaliseUnit(text);
  const { units } = kinds[kind];
  return Object.hasOwn(units, unit) ? units[unit] : undefined;
}

/** As `unitSize`, but a wrong unit is an InputError that names the units that fit. */
export function parseUnit(text: string, kind: QuantityKind): number {
  const size = unitSize(text, kind);
  if (size === undefined) {
    throw new InputError(
      `found the unit "${text.trim()}", expected a unit of ${nounOf(kind)}: ${unitsThatFit(kind)}.`,
    );
  }
  return size;
}
