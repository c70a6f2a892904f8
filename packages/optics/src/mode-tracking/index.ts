export { trackModes, type ModeTrack, type ModeTracks } from './track-modes.js';
