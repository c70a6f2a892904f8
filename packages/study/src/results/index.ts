export type * from './gain.js';
export { resultsSchema } from './results.js';
export type { FilmResult, Results } from './results.js';
export { serialiseResults } from './serialise.js';
export type { StripeResult } from './stripe.js';
export type { SurfaceResult } from './surface.js';
export type { ConfinementCurve, WaveguideResult } from './waveguide.js';
