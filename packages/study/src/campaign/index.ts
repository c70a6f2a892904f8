export {
  isDetermined,
  type CampaignEstimate,
  type CampaignFilm,
  type DeterminedFilm,
} from './campaign-film.js';
export {
  controlChart,
  fewestCharted,
  longestRun,
  type ChartedFilm,
  type ControlChart,
  type Run,
} from './control-chart.js';
export { filmScatter, type FilmScatter, type Measured } from './film-scatter.js';
export { rankFilms, type RankedFilm, type Ranking } from './rank-films.js';
