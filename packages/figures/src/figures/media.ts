import { formatSignificant } from '@modalgain/numerics';
import type { Results } from '@modalgain/study';

/** "air over the film on fused silica (n = 1.457)", as far as the study states it. */
export function mediaText({ cover, substrate }: Results['settings']): string {
  const below = substrate && `on ${substrate.name} (n = ${formatSignificant(substrate.index, 4)})`;
  return [cover && `${cover.name} over`, 'the film', below].filter((part) => part !== null).join(' ');
}
