export { filmGrid, type FilmGrid } from './film-grid.js';
export type { FilmBlock, FilmColumns } from './film-block.js';
