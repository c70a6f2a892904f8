export * from './parse.js';
export { parseRuledQuantity, type QuantityRules } from './rules.js';
export { normaliseUnit, nounOf, parseUnit, unitSize, unitsThatFit } from './units.js';
export type { QuantityKind } from './units.js';
