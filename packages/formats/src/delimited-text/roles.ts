import type { ColumnHeader } from './header.js';

/** What a column can mean to a reader. */
export type Role =
  | 'wavelength'
  | 'stripe-length'
  | 'distance'
  | 'fluence'
  | 'pulse-energy'
  | 'intensity'
  | 'intensity-error'
  | 'fwhm'
  | 'integration-time'
  | 'n'
  | 'k'
  | 'n-error'
  | 'k-error'
  | 'absorbance';

const error = '(?:sigma|error|err|std|sd|uncertainty|standard error|standard deviation)';
const light =
  '(?:intensity|i|signal|counts|emission|ase|pl|ase intensity|pl intensity|integrated intensity)(?: ?\\d+)?';

/** Names as they stand in headers, in lower case, without units. */
const names: readonly (readonly [Role, RegExp])[] = [
  ['wavelength', /^(?:wavelength|wavelengths|wave length|wl|lambda|λ|lam|wellenlänge)$/],
  ['stripe-length', /^(?:stripe length|stripe|length|l|excitation length|pump length|stripe size)$/],
  [
    'distance',
    /^(?:(?:spot |stripe |edge )?(?:distance|shift|offset)|distance (?:from|to) (?:the )?edge|(?:spot |slit |stage )?position|x|d)$/,
  ],
  ['fluence', /^(?:(?:pump |excitation |pulse )?fluence|f)$/],
  ['pulse-energy', /^(?:pulse energy|pump energy|excitation energy)$/],
  ['intensity', new RegExp(`^${light}$`)],
  ['intensity-error', new RegExp(`^(?:${error}(?: ${light})?|${light} ${error}|di|delta i)$`)],
  ['fwhm', /^(?:fwhm|width|line ?width|spectral width)$/],
  ['integration-time', /^(?:integration|exposure|acquisition)(?: times?)?$/],
  ['n', /^(?:n|refractive index|index)$/],
  ['k', /^(?:k|kappa|extinction coefficient)$/],
  ['n-error', new RegExp(`^(?:${error} n|n ${error}|dn|delta n)$`)],
  ['k-error', new RegExp(`^(?:${error} k|k ${error}|dk|delta k)$`)],
  ['absorbance', /^(?:absorbance|abs|a|od|optical density)$/],
];

export function roleOf({ name }: Pick<ColumnHeader, 'name'>): Role | undefined {
  return names.find(([, expression]) => expression.test(name))?.[0];
}

/** Whether a name (lower case, without unit) is one that readers know. */
export function isNameOfRole(name: string): boolean {
  return roleOf({ name }) !== undefined;
}

/** Position of the first column of a role. */
export function columnOf(columns: readonly ColumnHeader[], role: Role): number | undefined {
  const index = columns.findIndex((column) => roleOf(column) === role);
  return index === -1 ? undefined : index;
}
