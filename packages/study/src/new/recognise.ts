import { identify, readMeasurement } from '@modalgain/formats';
import type { MeasurementKind, NamedBytes, ReadResult } from '@modalgain/formats';
import type { Measurement } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import { emissionPeak } from './emission-peak.js';
import type { EmissionPeak } from './emission-peak.js';
import { partsOfName } from './name-parts.js';
import type { NameHint, NameParts } from './name-parts.js';

/** What a raw file can be of use for in a study. */
export type FileRole = NameHint;

/** A raw file and what it was taken for. */
export interface RecognisedFile {
  readonly file: string;
  readonly parts: NameParts;
  /** Absent where the file was not recognised. */
  readonly role?: FileRole;
  /** Whether the file says itself what it is, or its name had to. */
  readonly certainty: 'sure' | 'doubtful' | 'not-recognised';
  readonly reason: string;
  /** Of a stripe scan, or of each scan of the file: fluences that the file itself states. */
  readonly fluencesUjPerCm2: readonly number[];
  /** Whether it holds the readings of two equal stripes. */
  readonly isStripePair: boolean;
  /** Whether it holds Psi and Delta, to which n and k are fitted. */
  readonly isEllipsometry: boolean;
  /** Whether it holds one spectrum, whose length or fluence it does not state itself. */
  readonly isStep: boolean;
  /** Of emission spectra, unless their name or shape says that they are of something else. */
  readonly peak?: EmissionPeak;
  /** What a person said of it: it comes before name and header. */
  readonly film?: string;
  /** Likewise, with its unit: "78.4 uJ/cm^2". */
  readonly fluence?: string;
}

/** What the pipeline asks for in the place of each role: a proposal must not read otherwise than the run does. */
const kindsOf: Readonly<Record<FileRole, readonly MeasurementKind[]>> = {
  stripe: ['stripe-scan', 'spectrum-series'],
  thickness: ['height-map'],
  index: ['optical-constants', 'dispersion', 'ellipsometry'],
  absorbance: ['absorbance'],
  spectra: ['spectrum-series'],
  loss: ['distance-scan', 'stripe-pair'],
  threshold: ['fluence-scan', 'spectrum-series'],
  micrograph: ['micrograph'],
};

/** A file, and how those are read that a list of spectra names; lists are not recognised without it. */
interface FileBesideOthers extends NamedBytes {
  readonly beside?: (path: string) => Promise<Uint8Array>;
}

/** Says what a file is, from its bytes first and its name second. Never fails: what cannot be read is said so. */
export async function recogniseFile({ name, bytes, beside }: FileBesideOthers): Promise<RecognisedFile> {
  const parts = partsOfName(name);
  const identification = identify({ name, bytes });
  const { verdict, reason } = identification;
  if (verdict === 'no') {
    return notRecognised(name, parts, reason);
  }
  const hint = parts.hint ?? (parts.energy ? 'stripe' : undefined);
  const as = verdict === 'maybe' && hint ? kindsOf[hint] : undefined;
  try {
    const { measurements } = await readMeasurement({
      name,
      bytes,
      identification,
      ...(as && { as }),
      ...(beside && { beside }),
    });
    const doubt = hint ? `${reason}; taken for it because of the name` : reason;
    return recognised({ name, parts, measurements, doubt: verdict === 'maybe' ? doubt : undefined, reason });
  } catch (problem) {
    if (problem instanceof InputError) return notRecognised(name, parts, problem.message.replace(/\.$/, ''));
    throw problem;
  }
}

/** A file that could not even be opened. */
export function notRecognised(file: string, parts: NameParts, reason: string): RecognisedFile {
  return {
    file,
    parts,
    certainty: 'not-recognised',
    reason,
    fluencesUjPerCm2: [],
    isStripePair: false,
    isEllipsometry: false,
    isStep: false,
  };
}

interface Found {
  readonly name: string;
  readonly parts: NameParts;
  readonly measurements: ReadResult<Measurement>['measurements'];
  readonly reason: string;
  readonly doubt: string | undefined;
}

function recognised({ name, parts, measurements, reason, doubt }: Found): RecognisedFile {
  const [first] = measurements;
  const peak = first.kind === 'spectrum-series' && !parts.isReference ? emissionPeak(first) : undefined;
  return {
    file: name,
    parts,
    role: roleOf(first, parts.hint),
    certainty: doubt === undefined ? 'sure' : 'doubtful',
    reason: doubt ?? reason,
    fluencesUjPerCm2: measurements.flatMap((measurement) =>
      measurement.kind === 'stripe-scan' ? (measurement.fluenceUjPerCm2 ?? []) : [],
    ),
    isStripePair: first.kind === 'stripe-pair',
    isEllipsometry: first.kind === 'ellipsometry',
    isStep: first.kind === 'spectrum-series' && first.spectra.length === 1 && first.variable === 'unknown',
    ...(peak && { peak }),
  };
}

function roleOf(measurement: Measurement, hint: NameHint | undefined): FileRole {
  switch (measurement.kind) {
    case 'stripe-scan':
      return 'stripe';
    case 'height-map':
      return 'thickness';
    case 'micrograph':
      return 'micrograph';
    case 'optical-constants':
    case 'dispersion':
    case 'ellipsometry':
      return 'index';
    case 'absorbance':
      return 'absorbance';
    case 'distance-scan':
    case 'stripe-pair':
      return 'loss';
    case 'fluence-scan':
      return 'threshold';
    case 'spectrum-series':
      // Spectra against stripe length are stripe scans whose band is found later.
      if (measurement.variable === 'stripeLengthUm') return 'stripe';
      return measurement.variable === 'unknown' && hint !== 'threshold' ? 'spectra' : 'threshold';
  }
}
