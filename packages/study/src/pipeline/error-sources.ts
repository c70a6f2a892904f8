import { nuisanceName } from '@modalgain/numerics';

/** Names of the causes of error that a study knows: the same name is the same cause, and cancels in ratios. */
export const fluenceScaleSource = nuisanceName({ quantity: 'fluence scale', scope: 'instrument' });

export const heightScaleSource = nuisanceName({ quantity: 'AFM height scale', scope: 'instrument' });

export const thicknessSource = (film: string): string =>
  nuisanceName({ quantity: 'thickness', scope: 'film', place: film });

export const indexSource = (film: string): string =>
  nuisanceName({ quantity: 'index', scope: 'film', place: film });
