export { databasePages, pageName, type DatabasePage } from './database.js';
export { bookOf, findPage, searchPages } from './find-page.js';
export { readEveryPage, readPage, type PageOutcome } from './read-page.js';
