export { compareFilms, type ComparedFilms, type ComparedScan, type ComparedSide } from './compare-films.js';
export { describeImage, type DescribedImage, type ImageRegions } from './describe-image.js';
export { describeFilmScan, type DescribedSurface, type HeightPeak } from './describe-scan.js';
export {
  openFilmSurface,
  scanEntries,
  type FilmSurface,
  type ScanEntry,
  type SurfaceSettings,
} from './film-surface.js';
export { pixelKinds, type ShownHeights } from './shown-heights.js';
