import { gainModel, planDensity, type DensityPlan, type GlobalFitInput } from '@modalgain/gain';
import { InputError, parseQuantity, type Quantity } from '@modalgain/numerics';
import type { WantedOfFilm } from './density-plans.js';

/** A film that was not measured yet, as the options of the command state it. */
export interface StatedFilm {
  readonly density?: string;
  readonly loss?: string;
  readonly saturationFluence?: string;
  readonly crossSection?: string;
  readonly confinement?: string;
  readonly fluences?: string;
  readonly gainError?: string;
}

const needed = {
  density: '--density',
  loss: '--loss',
  saturationFluence: '--saturation-fluence',
  crossSection: '--cross-section',
  confinement: '--confinement',
  fluences: '--fluences',
} as const;

const usualGainError = 0.05;
/** However small a net gain is, it is not known better than to this. */
const leastErrorPerCm = 2;

/**
 * The plan for a film that is expected to be as stated, with net gains at the stated fluences.
 *
 * @throws InputError where something is missing or out of range
 */
export function planStatedFilm(
  stated: StatedFilm,
  wanted: WantedOfFilm,
  { lossScanError }: { readonly lossScanError?: number },
): DensityPlan {
  const missing = Object.entries(needed).flatMap(([key, option]) =>
    stated[key as keyof typeof needed] === undefined ? [option] : [],
  );
  if (missing.length > 0)
    throw new InputError(
      `A plan without a study also needs ${missing.join(', ')}, e.g. --density "60e15 cm-3" --loss "130 cm-1" --saturation-fluence "7 uJ/cm2" --cross-section "4.3e-15 +- 0.2e-15 cm2" --confinement 0.88 --fluences "80, 200, 400, 800 uJ/cm2".`,
    );
  const film = readFilm(stated);
  const gainAt = netGainOf(film);
  const share = stated.gainError === undefined ? usualGainError : readGainError(stated.gainError);
  const errorOf = (netGainPerCm: number): number => Math.max(share * Math.abs(netGainPerCm), leastErrorPerCm);
  const points = film.fluencesUjPerCm2.map((fluenceUjPerCm2) => {
    const netGainPerCm = gainAt(fluenceUjPerCm2);
    return { fluenceUjPerCm2, netGainPerCm, standardErrorPerCm: errorOf(netGainPerCm) };
  });
  return planDensity({
    input: inputOf(film, points),
    film: name,
    quantity: wanted.quantity,
    wantedRelativeError: wanted.relativeError,
    assumed: { lossPerCm: film.loss.value, saturationFluenceUjPerCm2: film.saturation.value },
    lab: { netGainErrorPerCm: errorOf, ...(lossScanError !== undefined && { lossScanError }) },
  });
}

const name = 'as stated';

type Film = ReturnType<typeof readFilm>;

function readFilm(stated: StatedFilm) {
  const read = (key: keyof typeof needed, kind: Parameters<typeof parseQuantity>[1]): Quantity =>
    positive(parseQuantity(stated[key] ?? '', kind), needed[key]);
  return {
    density: read('density', 'densityPerCm3'),
    loss: read('loss', 'perCm'),
    saturation: read('saturationFluence', 'fluenceUjPerCm2'),
    crossSection: read('crossSection', 'crossSectionCm2'),
    confinement: read('confinement', 'fraction'),
    fluencesUjPerCm2: readFluences(stated.fluences ?? ''),
  };
}

function positive(quantity: Quantity, option: string): Quantity {
  if (quantity.value > 0) return quantity;
  throw new InputError(`found ${option} of ${quantity.value}, expected a value above 0.`);
}

/** "80, 200, 400, 800 uJ/cm2": the unit stands once, at the end. */
function readFluences(text: string): number[] {
  const [, numbers = '', unit = ''] = /^([\d.eE+\s,;]+?)\s*([A-Za-zµμ].*)?$/.exec(text.trim()) ?? [];
  const parts = numbers.split(/[\s,;]+/).filter((part) => part !== '');
  const fluences = parts.map(
    (part) => positive(parseQuantity(`${part} ${unit}`, 'fluenceUjPerCm2'), '--fluences').value,
  );
  if (new Set(fluences).size >= 2) return fluences;
  throw new InputError(
    `found the fluences "${text}", expected two or more with their unit, e.g. "80, 200, 400, 800 uJ/cm2".`,
  );
}

function readGainError(text: string): number {
  const { value } = parseQuantity(text, 'fraction');
  if (value > 0 && value < 1) return value;
  throw new InputError(`found a gain error of "${text}", expected a share between 0 and 1, e.g. "5 %".`);
}

function netGainOf({ density, loss, saturation, crossSection, confinement }: Film) {
  const model = gainModel({ name: 'langmuir' });
  const inverted = confinement.value * crossSection.value * density.value;
  return (fluence: number): number => inverted * model.inversion(fluence / saturation.value) - loss.value;
}

function inputOf(
  { crossSection, confinement }: Film,
  points: GlobalFitInput['films'][number]['points'],
): GlobalFitInput {
  const scale = ({ value, standardError = 0 }: Quantity, source: string) => ({
    value,
    errors: standardError > 0 ? [{ source, relativeError: standardError / value }] : [],
  });
  return {
    films: [{ film: name, points, confinementModal: scale(confinement, 'confinement') }],
    emissionCrossSectionCm2: scale(crossSection, 'emission cross-section'),
  };
}
