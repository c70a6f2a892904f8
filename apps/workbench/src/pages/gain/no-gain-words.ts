import type { FilmResult } from '@modalgain/study';

/** Why a film has no net gain to draw, in a few words; undefined where it has one. */
export function noGainWords({ name, netGain, waveguide }: FilmResult): string | undefined {
  if (waveguide?.mode.kind === 'cut-off') return `${name}: no guided mode`;
  if (netGain.length === 0) return `${name}: no stripe scans`;
  if (netGain.some(({ netGainPerCm }) => netGainPerCm.kind === 'determined')) return undefined;
  // The scan that pumped most says it, in the words that the Stripe page has for it.
  return netGain.at(-1)?.outcome === 'no-gain' ? `${name}: no gain seen` : `${name}: not determined`;
}
