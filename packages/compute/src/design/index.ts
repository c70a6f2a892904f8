export { nextFilmBench, type NextFilmBench } from './next-film-bench.js';
export type { FilmTrial } from './film-trial.js';
export { netGainMap, type MapQuantity, type NetGainMap, type NetGainMapRequest } from './net-gain-map.js';
export { tryFilm, type DesignAnswer, type DesignRequest, type ProposedFilm } from './try-film.js';
