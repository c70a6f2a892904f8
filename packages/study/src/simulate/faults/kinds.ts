/** What a fault is done to: one scan, the film itself, its AFM scan, or the files as they are handed over. */
export type FaultPlace = 'scan' | 'film' | 'surface' | 'file';

interface FaultKind {
  readonly place: FaultPlace;
  /** What its size means, with the unit; undefined where it is there or not. */
  readonly size?: string;
  /** Taken where no size is given. */
  readonly usual: number;
  readonly from: number;
  readonly to: number;
  /** Code of the verdict by which the analysis should tell it; none where the fault is not to matter, or files are missing. */
  readonly sign?: string;
  /** Of stripes that are recorded in only one way. */
  readonly record?: 'intensity' | 'spectra';
}

/** Every fault that a simulated experiment may have. */
export const faultKinds = {
  saturation: {
    place: 'film',
    size: 'u times the edge intensity that the longest stripe at the highest fluence would have without saturation',
    sign: 'gain-saturates',
    usual: 3,
    from: 0,
    to: 1e4,
  },
  'no-gain': {
    place: 'film',
    size: 'loss over the modal gain at the highest fluence',
    sign: 'no-gain',
    usual: 1.5,
    from: 1,
    to: 10,
  },
  'several-modes': {
    place: 'film',
    size: 'thickness over the cut-off of TE1',
    sign: 'several-modes',
    usual: 1.1,
    from: 1,
    to: 5,
  },
  'no-mode': {
    place: 'film',
    size: 'thickness over the cut-off of TE0',
    sign: 'no-guided-mode',
    usual: 0.8,
    from: 0.05,
    to: 1,
  },
  'time-integration': {
    place: 'scan',
    size: 'lifetimes of the gain over which the detector integrates',
    sign: 'gain-rises-with-length',
    usual: 20,
    from: 0.01,
    to: 100,
    record: 'intensity',
  },
  background: {
    place: 'scan',
    size: 'light that is always there, as a share of the brightest point',
    sign: 'background-or-zero-error',
    usual: 0.01,
    from: -1,
    to: 10,
  },
  'zero-error': {
    place: 'scan',
    size: 'um that the stripe is longer than the stage says',
    sign: 'background-or-zero-error',
    usual: 10,
    from: 0,
    to: 1000,
  },
  'gaussian-stripe': {
    place: 'scan',
    size: 'radius (1/e2) in um of a Gaussian pump beam from whose centre the stripe is cut',
    sign: 'stripe-uneven',
    usual: 300,
    from: 10,
    to: 1e5,
    record: 'intensity',
  },
  'slit-fringes': {
    place: 'scan',
    size: 'mm from the slit that cuts the stripe to the film',
    sign: 'stripe-within-fringes',
    usual: 20,
    from: 0.01,
    to: 1e3,
    record: 'intensity',
  },
  drift: {
    place: 'scan',
    size: 'change from the first point to the last',
    sign: 'drift-over-scan',
    usual: -0.2,
    from: -0.95,
    to: 10,
  },
  step: {
    place: 'scan',
    size: 'factor from the middle of the scan on (filter, integration time)',
    sign: 'step-in-scan',
    usual: 1.4,
    from: 0.01,
    to: 100,
  },
  'detector-limit': {
    place: 'scan',
    size: 'what the detector gives at most, as a share of the brightest point',
    sign: 'detector-limit',
    usual: 0.6,
    from: 0.01,
    to: 1,
  },
  feedback: {
    place: 'scan',
    size: 'height of laser lines over the band, in the longer half of the stripes',
    sign: 'feedback-or-lasing',
    usual: 0.3,
    from: 0.001,
    to: 100,
    record: 'spectra',
  },
  'fluence-scale': {
    place: 'scan',
    size: 'stated fluence over the true one (0.5: average for peak)',
    sign: 'pump-absorption-contradicts',
    usual: 0.5,
    from: 1e-3,
    to: 1e3,
  },
  'length-unit': {
    place: 'scan',
    size: 'written lengths over those that the unit asks for (0.001: mm under um)',
    sign: 'columns-or-unit-doubtful',
    usual: 1e-3,
    from: 1e-6,
    to: 1e6,
    record: 'intensity',
  },
  'duplicated-scan': {
    place: 'scan',
    sign: 'same-measurement-twice',
    usual: 1,
    from: 1,
    to: 1,
    record: 'intensity',
  },
  'missing-scan': { place: 'scan', usual: 1, from: 1, to: 1, record: 'intensity' },
  'missing-surface': { place: 'file', usual: 1, from: 1, to: 1 },
  'afm-tilt': { place: 'surface', size: 'nm over the scan', usual: 600, from: 0, to: 1e5 },
  'afm-bow': { place: 'surface', size: 'nm from centre to edge', usual: 150, from: 0, to: 1e5 },
  'afm-scars': { place: 'surface', size: 'number of scars', usual: 40, from: 0, to: 1e4 },
  'afm-row-offsets': { place: 'surface', size: 'nm, standard deviation', usual: 8, from: 0, to: 1e3 },
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof faultKinds;

export const faultNames = Object.keys(faultKinds) as FaultName[];

/** With the fields that only some kinds have. */
export const faultKind = (name: FaultName): FaultKind => faultKinds[name];
