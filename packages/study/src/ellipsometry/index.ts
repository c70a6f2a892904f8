export { analyseStackEllipsometry, type StackEllipsometry } from './analyse-stack.js';
export { ellipsometryResultOf } from './fit-result.js';
export { angleOffsetOf, usualAngleErrorDeg } from './angle-error.js';
export { compareEllipsometry } from './compare.js';
export { withinWavelengths } from './layers.js';
