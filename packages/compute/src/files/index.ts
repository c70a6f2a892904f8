export { groupFiles, type FileGroup } from './group.js';
export { proposeStart, type StartChoices } from './propose.js';
export { prospectsOfText } from './prospects.js';
export { recogniseFiles, type FileEntry } from './recognise.js';
