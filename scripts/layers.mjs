// The rooms and what each may import: the one place where the direction of the data is written down.

/**
 * @typedef {object} Room
 * @property {string[]} values rooms whose functions it may call
 * @property {string[]} [types] rooms of which it may import types only
 * @property {boolean} [node] whether all of it may import `node:` modules (a folder named `node` always may)
 * @property {boolean} [bundled] whether it is shipped as a bundle, so that what it imports are its development dependencies
 */

/** @type {Record<string, Room>} */
export const rooms = {
  'packages/numerics': { values: [] },
  'packages/measurements': { values: ['numerics'] },
  'packages/formats': { values: ['measurements', 'numerics'] },
  'packages/optics': { values: ['measurements', 'numerics'] },
  'packages/surface': { values: ['measurements', 'numerics'] },
  'packages/gain': { values: ['measurements', 'numerics', 'optics'] },
  'packages/design': { values: ['gain', 'measurements', 'numerics', 'optics', 'surface'] },
  'packages/study': {
    values: ['design', 'formats', 'gain', 'measurements', 'numerics', 'optics', 'surface'],
  },
  'packages/figures': { values: ['numerics'], types: ['gain', 'study'] },
  'packages/report': { values: ['figures', 'formats', 'numerics', 'study'] },
  'packages/compute': {
    values: ['design', 'formats', 'gain', 'measurements', 'numerics', 'optics', 'report', 'study', 'surface'],
  },
  'apps/workbench': {
    values: [
      'compute',
      'design',
      'figures',
      'formats',
      'gain',
      'measurements',
      'numerics',
      'optics',
      'report',
      'study',
      'surface',
    ],
    bundled: true,
  },
  'apps/cli': {
    values: [
      'compute',
      'design',
      'figures',
      'formats',
      'gain',
      'measurements',
      'numerics',
      'optics',
      'report',
      'study',
      'surface',
    ],
    node: true,
    bundled: true,
  },
};
