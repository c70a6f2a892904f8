import { formatSignificant } from '@modalgain/numerics';
import type { Results } from '@modalgain/study';

/** The name of a library material as a word: "fused silica" for `fused-silica`. */
export function mediumName(medium: { readonly name: string }): string {
  return medium.name.replace(/(?<=[a-z])-(?=[a-z])/g, ' ');
}

/** "air over the film on fused silica (n = 1.457)", as far as the study states it. */
export function mediaText({ cover, substrate }: Results['settings']): string {
  const below = substrate && `on ${mediumName(substrate)} (n = ${formatSignificant(substrate.index, 4)})`;
  return [cover && `${mediumName(cover)} over`, 'the film', below].filter((part) => part !== null).join(' ');
}
