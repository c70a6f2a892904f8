export type { Figure } from './figure.js';
export { svgDocument } from './svg-document.js';
export { figuresOf, renderFigures, type RenderedFigure } from './registry.js';
export { filmStyle, filmFamilies, type FilmStyle } from './style/films.js';
export { inks, severityInks, familyHues } from './style/inks.js';
export { shapePath, shapes, type Shape } from './style/shapes.js';
export { textRuns, type TextRun } from './style/text.js';
export { mediaText, mediumName } from './figures/media.js';
export { fluenceText } from './figures/stripe-panels.js';
