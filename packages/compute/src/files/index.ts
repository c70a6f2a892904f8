export { groupFiles, type FileGroup } from './group.js';
export { noStartChoices, proposeStart, type StartChoices } from './propose.js';
export { prospectsOfText } from './prospects.js';
export { recogniseFiles, type FileEntry } from './recognise.js';
