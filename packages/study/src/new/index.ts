export { emissionGuess } from './emission-guess.js';
export { patternsOf } from './glob.js';
export type { ProposedFilm } from './group-films.js';
export { energiesIn } from './name-parts.js';
export { proposeStudy, recogniseFolder } from './propose-study.js';
export type { StudyProposal } from './propose-study.js';
export { recogniseFile } from './recognise.js';
export type { FileRole, RecognisedFile } from './recognise.js';
export { rawFiles } from './raw-files.js';
