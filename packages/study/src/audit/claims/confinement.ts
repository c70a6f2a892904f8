import { findRoot } from '@modalgain/numerics';
import type { Verdict } from '@modalgain/numerics';
import { cutoffOf, modeOf } from '../../pipeline/guide.js';
import type { Surroundings } from '../../pipeline/guide.js';
import { filmsWith, listText, spanText } from './claims.js';
import type { ClaimedFilm, Claims } from './claims.js';

type Definition = 'confinementModal' | 'confinementPower';

type FilmWithConfinement = ClaimedFilm & Required<Pick<ClaimedFilm, 'thicknessNm' | 'confinement'>>;

const highestIndex = 4;
/** Films of one material and make have one index: claims that need indices further apart than this do not fit it. */
const sameIndex = 0.02;

/** The film index at which a film has the claimed confinement; undefined if none up to 4 gives it. */
export function indexForConfinement(
  { thicknessNm, confinement }: FilmWithConfinement,
  surroundings: Surroundings,
  definition: Definition,
): number | undefined {
  const excess = (filmIndex: number): number => {
    const mode = modeOf(surroundings, { thicknessNm, filmIndex });
    return (mode.kind === 'guided' ? mode[definition] : 0) - confinement;
  };
  const lowest = Math.max(surroundings.cover.index, surroundings.substrate.index) + 1e-6;
  // dN/dn passes 1 and comes back: look for the first crossing.
  const steps = 200;
  for (let i = 1; i <= steps; i++) {
    const upper = lowest + ((highestIndex - lowest) * i) / steps;
    if (excess(upper) < 0) continue;
    return findRoot({ f: excess, lower: lowest + ((highestIndex - lowest) * (i - 1)) / steps, upper });
  }
  return undefined;
}

/** The unstamped films that one and the same index explains by the modal factor, on one substrate. */
interface OneIndex {
  readonly around: Surroundings;
  readonly films: readonly FilmWithConfinement[];
  readonly modalIndices: readonly number[];
  /** What the same films would need if the claims were Eq. 3. */
  readonly powerIndices: readonly number[];
}

/**
 * Which definition of confinement the claims follow: the unstamped films of one material that one index explains by
 * `confinementModal`, against what Eq. 3 (power) would need.
 */
export function auditConfinement({ films, surroundings }: Claims): Verdict[] {
  const asCast = filmsWith(films, 'thicknessNm', 'confinement').filter(
    ({ stampedFrom }) => stampedFrom === undefined,
  );
  const groups = surroundings
    .map((around) => filmsOfOneIndex(asCast, around))
    .filter((group) => group.films.length > 1);
  const group = groups.at(0);
  if (group === undefined) return [];
  const fits = groups.map(
    ({ around, modalIndices }) => `n = ${spanText(modalIndices, 3)} on ${around.substrate.name}`,
  );
  const power = groups.flatMap(({ powerIndices }) => powerIndices);
  const names = listText(group.films.map(({ name }) => name));
  return [
    {
      code: 'confinement-is-not-eq-3',
      severity: 'caution',
      sentence: `Claimed Γ ${group.films[0]?.confinement.toFixed(2) ?? ''} is not Eq. 3.`,
      detail:
        `It is the modal factor dN/dn: one index gives ${names}, ${fits.join(', ')}. ` +
        `Eq. 3 (power) would need ${spanText(power, 1)}. Mixing them moves nₜ by ${(100 * powerExcess(group)).toFixed(0)} %.`,
      evidence: Object.fromEntries(groups.flatMap(evidenceOf)),
      next: 'State the definition and the index beside every confinement.',
    },
  ];
}

function filmsOfOneIndex(candidates: readonly FilmWithConfinement[], around: Surroundings): OneIndex {
  const needed = candidates.flatMap((film) => {
    const index = indexForConfinement(film, around, 'confinementModal');
    return index === undefined ? [] : [{ film, index }];
  });
  const reference = needed[0]?.index ?? NaN;
  const group = needed.filter(({ index }) => Math.abs(index - reference) < sameIndex);
  const films = group.map(({ film }) => film);
  const powerIndices = films.flatMap((film) => indexForConfinement(film, around, 'confinementPower') ?? []);
  return { around, films, modalIndices: group.map(({ index }) => index), powerIndices };
}

/** By how much n_t comes out too high when the power share stands where dN/dn belongs. */
function powerExcess({ around, films, modalIndices }: OneIndex): number {
  const mode = modeOf(around, {
    thicknessNm: films[0]?.thicknessNm ?? NaN,
    filmIndex: modalIndices[0] ?? NaN,
  });
  return mode.kind === 'guided' ? mode.confinementModal / mode.confinementPower - 1 : 0;
}

function evidenceOf({ around, modalIndices, powerIndices }: OneIndex): [string, number][] {
  const name = around.substrate.name;
  return [
    [`confinementModal.${name}.lowestIndex`, Math.min(...modalIndices)],
    [`confinementModal.${name}.highestIndex`, Math.max(...modalIndices)],
    [`confinementPower.${name}.lowestIndex`, Math.min(...powerIndices)],
    [`confinementPower.${name}.highestIndex`, Math.max(...powerIndices)],
  ];
}

/** Claimed films that guide nothing, or only with an index or a substrate that has to be named. */
export function auditGuiding({ films, surroundings }: Claims): Verdict[] {
  return filmsWith(films, 'thicknessNm', 'filmIndex').flatMap((film) => {
    const { name, thicknessNm, filmIndex } = film;
    const cutoffs = surroundings.map((around) => ({ around, cutoffNm: cutoffOf(around, filmIndex) }));
    const without = cutoffs.filter(({ cutoffNm }) => thicknessNm < cutoffNm);
    if (without.length === 0) return [];
    const everywhere = without.length === cutoffs.length;
    const parts = cutoffs.map(({ around, cutoffNm }) => guidingText(film, around, cutoffNm));
    const verdict: Verdict = {
      code: everywhere ? 'guides-nothing' : 'guides-on-one-substrate-only',
      severity: film.confinement !== undefined && everywhere ? 'contradiction' : 'caution',
      sentence: everywhere ? `${name} guides nothing.` : `${name} guides on one substrate only.`,
      detail: `${thicknessNm} nm at n = ${filmIndex}: ${parts.join('; ')}.`,
      evidence: Object.fromEntries(
        cutoffs.map(({ around, cutoffNm }) => [`cutoffNm.${around.substrate.name}`, cutoffNm]),
      ),
      next: 'Name the substrate and measure the index.',
      film: name,
    };
    return [verdict];
  });
}

function guidingText(
  { thicknessNm, filmIndex }: { thicknessNm: number; filmIndex: number },
  around: Surroundings,
  cutoffNm: number,
): string {
  const on = `on ${around.substrate.name}`;
  const mode = modeOf(around, { thicknessNm, filmIndex });
  if (mode.kind === 'guided')
    return `${on} Eq. 3 gives ${mode.confinementPower.toFixed(2)} (TE0 from ${cutoffNm.toFixed(1)} nm)`;
  const lowest = findRoot({
    f: (index) => cutoffOf(around, index) - thicknessNm,
    lower: around.substrate.index + 1e-3,
    upper: highestIndex,
  });
  return `${on} no mode below n = ${lowest.toFixed(2)} (TE0 from ${cutoffNm.toFixed(1)} nm)`;
}
