import { formatEstimate, type Estimate } from '@modalgain/numerics';

/** "1.50(13) × 10¹⁷ cm⁻³". */
export const densityText = (density: Estimate): string => `${formatEstimate(density)}\u00a0cm⁻³`;
