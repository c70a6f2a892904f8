import type { Material } from '../material.js';
import { crystals } from './crystals.js';
import { dielectricFilms } from './dielectric-films.js';
import { emitters } from './emitters.js';
import { fluids } from './fluids.js';
import { glasses } from './glasses.js';
import { metals } from './metals.js';
import { polymers } from './polymers.js';
import { semiconductors } from './semiconductors.js';

/** The built-in materials, each with its source and its range. */
export const materialLibrary: readonly Material[] = [
  ...fluids,
  ...glasses,
  ...polymers,
  ...crystals,
  ...dielectricFilms,
  ...metals,
  ...semiconductors,
  ...emitters,
];

/** Other names under which a material is found. */
export const materialAliases: Readonly<Record<string, string>> = {
  ag: 'silver',
  al: 'aluminium',
  aluminum: 'aluminium',
  au: 'gold',
  bk7: 'n-bk7',
  borofloat: 'borofloat-33',
  cr: 'chromium',
  cu: 'copper',
  h2o: 'water',
  hafnia: 'hfo2',
  cds: 'cds-film',
  'indium-tin-oxide': 'ito',
  'n-hexane': 'hexane',
  'n-octane': 'octane',
  'pedot:pss': 'pedot-pss',
  ps: 'polystyrene',
  rutile: 'tio2-rutile',
  'sapphire-o': 'sapphire',
  si: 'silicon',
  silica: 'fused-silica',
  'silicon-nitride': 'si3n4',
  'soda-lime': 'soda-lime-glass',
  sylgard: 'pdms',
  ta2o5: 'ta2o5-film',
  ti: 'titanium',
};

/** Names that mean several materials of different index: asked back rather than guessed. */
export const ambiguousMaterials: Readonly<Record<string, readonly string[]>> = {
  al2o3: ['al2o3-film', 'sapphire', 'sapphire-e'],
  alumina: ['al2o3-film', 'sapphire', 'sapphire-e'],
  cdse: ['cdse-cubic', 'cdse-wurtzite', 'cdse-wurtzite-e', 'cdse-zncds-dots'],
  cspbbr3: ['cspbbr3-crystal', 'cspbbr3-o', 'cspbbr3-e'],
  glass: glasses.map(({ name }) => name),
  quartz: ['fused-silica', 'quartz-o', 'quartz-e'],
  sio2: ['fused-silica', 'quartz-o', 'quartz-e'],
  tio2: ['tio2-film', 'tio2-rutile', 'tio2-rutile-e'],
  titania: ['tio2-film', 'tio2-rutile', 'tio2-rutile-e'],
};
