export type { BorderProfile } from './border-profile.js';
export { regionContrast, type ContrastTask, type RegionContrast } from './region-contrast.js';
export type { Border, PixelRectangle, RegionMap } from './regions.js';
export { contrastPicture, type ContrastPicture } from './contrast-picture.js';
export { type ImageRectangle, parseImageRectangle, pixelRectangle } from './rectangle-text.js';
