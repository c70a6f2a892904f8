import { countOf, formatConcise } from '@modalgain/numerics';
import type { Estimate, Severity, Verdict } from '@modalgain/numerics';
import type { ComparisonResult, FilmResult } from '../results/index.js';
import { listText } from '../audit/claims/claims.js';

interface Findings {
  readonly films: readonly FilmResult[];
  readonly comparisons: readonly ComparisonResult[];
  readonly verdicts: readonly Verdict[];
}

/** The outcome of a study in one sentence. */
export function answerOf({ films, comparisons, verdicts }: Findings): string {
  if (films.every(({ netGain, stripes }) => netGain.length === 0 && stripes.length === 0))
    return withoutGain(verdicts);
  const treated = treatmentParts(comparisons);
  if (treated.length > 0) return sentence([...treated, ...missingParts(films, comparisons)]);
  const best = bestFilm(films);
  const parts = [...(best ? [bestText(best, films.length)] : []), ...missingParts(films, [])];
  return parts.length > 0 ? sentence(parts) : 'No film of this study has a net gain that its data determine.';
}

/** A study without gain data is an audit of what is claimed, or a look at waveguides and surfaces. */
function withoutGain(verdicts: readonly Verdict[]): string {
  const count = (severity: Severity): number =>
    verdicts.filter((verdict) => verdict.severity === severity).length;
  const parts = [
    countText(count('contradiction'), 'contradiction'),
    countText(count('not-determined'), 'open question'),
    countText(count('caution'), 'caution'),
  ].filter((part) => part !== '');
  if (parts.length === 0) return 'No gain was measured here, and nothing speaks against what is stated.';
  const found = count('contradiction') > 0 ? 'does not add up as it stands' : 'leaves some things open';
  return `What is stated here ${found}: ${listText(parts)}. No gain was measured.`;
}

function countText(count: number, noun: string): string {
  return count === 0 ? '' : countOf(count, noun);
}

function sentence(parts: readonly string[]): string {
  const text = `${parts.join('; ')}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface Change {
  readonly name: string;
  readonly ratio: Estimate;
}

const times = ({ ratio }: Change): string => `× ${formatConcise(ratio.value, ratio.standardError)}`;

/** What the treatment did to the net gain: surely, perhaps, or not at all. */
function treatmentParts(comparisons: readonly ComparisonResult[]): string[] {
  const changes = comparisons.flatMap(({ before, ratios: { netGain } }): Change[] =>
    netGain?.kind === 'determined' ? [{ name: before, ratio: netGain.estimate }] : [],
  );
  const changed = [
    { verb: 'raised', names: directed(changes.filter(isSure), 1) },
    { verb: 'lowered', names: directed(changes.filter(isSure), -1) },
    { verb: 'perhaps raised', names: directed(changes.filter(isUnsure), 1) },
    { verb: 'perhaps lowered', names: directed(changes.filter(isUnsure), -1) },
  ].filter(({ names }) => names.length > 0);
  const same = changes.filter((change) => !isLikely(change)).map(({ name }) => name);
  return [
    changed.length > 0
      ? `the treatment ${listText(changed.map(({ verb, names }, i) => `${verb} ${i === 0 ? 'the net gain' : 'that'} of ${listText(names)}`))}`
      : '',
    same.length > 0 ? `${listText(same)} did not change measurably` : '',
  ].filter((part) => part !== '');
}

const isSure = ({ ratio }: Change): boolean => ratio.interval95[0] > 1 || ratio.interval95[1] < 1;
// A standard error and a quarter: four to one that the sign is right, no more.
const isLikely = (change: Change): boolean =>
  isSure(change) || Math.abs(change.ratio.value - 1) > 1.25 * change.ratio.standardError;

const isUnsure = (change: Change): boolean => isLikely(change) && !isSure(change);

/** "SC1 by × 1.33(4)": the films whose gain went up (1) or down (-1). */
function directed(changes: readonly Change[], direction: number): string[] {
  return changes
    .filter(({ ratio }) => Math.sign(ratio.value - 1) === direction)
    .map((change) => `${change.name} by ${times(change)}`);
}

/** Films that the comparison cannot speak of, and why. */
function missingParts(films: readonly FilmResult[], comparisons: readonly ComparisonResult[]): string[] {
  const compared = new Set(
    comparisons
      .filter(({ ratios }) => ratios.netGain?.kind === 'determined')
      .flatMap(({ before, after }) => [before, after]),
  );
  const others = films.filter(({ name }) => !compared.has(name));
  const noMode = others.filter(({ waveguide }) => waveguide?.mode.kind === 'cut-off');
  const isGuiding = (film: FilmResult): boolean => !noMode.includes(film);
  const noGain = others.filter((film) => isGuiding(film) && showsNoGain(film));
  const open = others.filter((film) => isGuiding(film) && !showsNoGain(film) && leavesGainOpen(film));
  return [
    noGain.length > 0 ? `${namesOf(noGain)} ${noGain.length === 1 ? 'shows' : 'show'} no gain` : '',
    ...others.filter(isGuiding).map((film) => openAboveText(film) ?? ''),
    open.length > 0 ? `the net gain of ${namesOf(open)} is not determined` : '',
    noMode.length > 0 ? `${namesOf(noMode)} ${noMode.length === 1 ? 'guides' : 'guide'} no mode` : '',
  ].filter((part) => part !== '');
}

/** No scan found gain, and the one at the highest fluence could say that there is none to see. */
function showsNoGain({ stripes, netGain }: FilmResult): boolean {
  const stated = netGain.flatMap(({ netGainPerCm }) =>
    netGainPerCm.kind === 'determined' ? [netGainPerCm.estimate] : [],
  );
  if (stripes.length === 0) return stated.length > 0 && stated.every(({ interval95 }) => interval95[0] <= 0);
  return (
    stripes.every(({ outcome }) => outcome !== 'determined') &&
    (netGain.at(-1) ?? stripes.find(({ outcome }) => outcome === 'no-gain'))?.outcome === 'no-gain'
  );
}

/** A film that shows no gain up to a fluence above which its scans leave the gain open. */
function openAboveText({ name, netGain }: FilmResult): string | undefined {
  if (netGain.some(({ outcome }) => outcome === 'determined')) return undefined;
  const lastWithout = netGain.findLastIndex(({ outcome }) => outcome === 'no-gain');
  const open = netGain.slice(lastWithout + 1).map(({ fluenceUjPerCm2 }) => String(fluenceUjPerCm2));
  if (lastWithout < 0 || open.length === 0) return undefined;
  return `${name} shows no gain up to ${netGain[lastWithout].fluenceUjPerCm2} µJ/cm², at ${listText(open)} µJ/cm² it is open`;
}

function leavesGainOpen({ stripes }: FilmResult): boolean {
  return stripes.length > 0 && stripes.every(({ outcome }) => outcome === 'not-determined');
}

const namesOf = (films: readonly FilmResult[]): string => listText(films.map(({ name }) => name));

interface Best {
  readonly name: string;
  /** Null where the scan does not say. */
  readonly fluence: number | null;
  readonly netGain: Estimate;
}

/** The highest net gain above zero of the films that guide a mode, as far as that is known. */
function bestFilm(films: readonly FilmResult[]): Best | undefined {
  return films
    .filter(({ waveguide }) => waveguide?.mode.kind !== 'cut-off')
    .flatMap((film) => [...gainsOf(film), ...gainsWithoutFluence(film)])
    .filter(({ netGain }) => netGain.interval95[0] > 0)
    .sort((a, b) => b.netGain.value - a.netGain.value)
    .at(0);
}

function gainsOf({ name, netGain }: FilmResult): Best[] {
  return netGain.flatMap(({ fluenceUjPerCm2, netGainPerCm }) =>
    netGainPerCm.kind === 'determined'
      ? [{ name, fluence: fluenceUjPerCm2, netGain: netGainPerCm.estimate }]
      : [],
  );
}

function gainsWithoutFluence({ name, stripes }: FilmResult): Best[] {
  return stripes.flatMap(({ fluenceUjPerCm2, outcome, netGainPerCm }) =>
    fluenceUjPerCm2 === null && outcome === 'determined' && netGainPerCm
      ? [{ name, fluence: null, netGain: netGainPerCm }]
      : [],
  );
}

function bestText({ name, fluence, netGain }: Best, filmCount: number): string {
  const where = fluence === null ? '(its fluence is not stated)' : `at ${fluence} µJ/cm²`;
  const what = filmCount === 1 ? 'has a net gain of' : 'has the highest net gain,';
  return `${name} ${what} ${formatConcise(netGain.value, netGain.standardError)} cm⁻¹ ${where}`;
}
