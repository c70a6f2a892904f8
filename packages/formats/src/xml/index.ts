export { findElement, textAt } from './element.js';
export type { XmlElement } from './element.js';
export { parseXml } from './parse.js';
