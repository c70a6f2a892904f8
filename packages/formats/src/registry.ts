import { InputError, UnreadableFileError } from '@modalgain/numerics';
import type { Measurement, Provenance } from '@modalgain/measurements';
import { accurionEp4 } from './accurion-ep4/index.js';
import { aist } from './aist/index.js';
import { andorSif } from './andor-sif/index.js';
import { andorAsc } from './andor-asc/index.js';
import { avantesText } from './avantes-text/index.js';
import { asciiMatrix } from './ascii-matrix/index.js';
import { dektak } from './dektak/index.js';
import { delimitedText } from './delimited-text/index.js';
import { ellipsometryText } from './ellipsometry-text/index.js';
import { filmSense } from './film-sense/index.js';
import type { MeasurementFormat, MeasurementKind, NamedBytes, Sniff } from './format.js';
import { gsf } from './gsf/index.js';
import { gwy } from './gwy/index.js';
import { hdf5 } from './hdf5/index.js';
import { ibw } from './ibw/index.js';
import { nanoscope } from './nanoscope/index.js';
import { labSpecText } from './labspec-text/index.js';
import { labSpecXml } from './labspec-xml/index.js';
import { ntMdt } from './nt-mdt/index.js';
import { picture } from './picture/index.js';
import { oceanText } from './ocean-text/index.js';
import { procSpec } from './proc-spec/index.js';
import { princetonSpe } from './princeton-spe/index.js';
import { refractiveIndexInfo } from './refractiveindex-info/index.js';
import { sdf } from './sdf/index.js';
import { sha256 } from './sha256.js';
import { readSpectrumSteps, spectrumSteps } from './spectrum-steps/index.js';
import { tiff } from './tiff/index.js';
import { thorlabsFts } from './thorlabs-fts/index.js';
import { whatUnknownFileIs } from './unknown-file.js';
import { woollamMaterial } from './woollam-material/index.js';
import { wsxm } from './wsxm/index.js';
import { x3p } from './x3p/index.js';
import { xyz } from './xyz/index.js';

/**
 * All formats, in the order in which they are asked. Formats with a signature in their first bytes come first: they
 * cannot be mistaken; those inside of a ZIP archive are told apart by the names of its files. Then text with a header of
 * its own program, recognised by its keys: matrices and profiles of heights, spectra, materials. Then text of Psi and
 * Delta, which names them. Points x, y, z come before delimited text, since bare numbers that fill a grid are a "maybe" for
 * both and delimited text could not read them without a header. Delimited text is last: it takes nearly everything that is
 * text.
 */
export const formats: readonly MeasurementFormat[] = [
  gwy,
  gsf,
  hdf5,
  tiff,
  picture,
  procSpec,
  nanoscope,
  aist,
  ibw,
  andorSif,
  princetonSpe,
  x3p,
  ntMdt,
  sdf,
  wsxm,
  asciiMatrix,
  dektak,
  filmSense,
  oceanText,
  avantesText,
  andorAsc,
  thorlabsFts,
  labSpecText,
  labSpecXml,
  spectrumSteps,
  refractiveIndexInfo,
  woollamMaterial,
  accurionEp4,
  ellipsometryText,
  xyz,
  delimitedText,
];

/** What a file is taken for, and what the formats said to it that were asked. */
export interface Identification {
  /** Undefined if no format claims the file. */
  readonly format?: string;
  readonly verdict: Sniff['verdict'];
  readonly reason: string;
  /** In the order of `formats`; all of them unless one was sure. */
  readonly candidates: readonly Candidate[];
}

export interface Candidate extends Sniff {
  readonly format: string;
}

/**
 * Says what a file is and why; the first `yes` in the order of `formats` wins, and nobody is asked behind it; without any
 * the first `maybe`.
 */
export function identify(file: NamedBytes): Identification {
  const candidates: Candidate[] = [];
  for (const format of formats) {
    const candidate = { format: format.id, ...format.sniff(file) };
    candidates.push(candidate);
    if (candidate.verdict === 'yes') return { ...candidate, candidates };
  }
  const best = candidates.find(({ verdict }) => verdict === 'maybe');
  if (best) return { ...best, candidates };
  return { verdict: 'no', reason: whatUnknownFileIs(file.bytes), candidates };
}

/** All formats that do not say no to a file, for people who wonder what it could be taken for. */
export function claimsOn(file: NamedBytes): readonly Candidate[] {
  return formats
    .map((format) => ({ format: format.id, ...format.sniff(file) }))
    .filter(({ verdict }) => verdict !== 'no');
}

export interface ReadRequest<K extends MeasurementKind> extends NamedBytes {
  /** What the caller wants of the file, preferred first; anything else in it is refused, never returned. */
  readonly as?: K | readonly K[];
  /** Reads another file of the same folder or below it, for lists of spectra; without it they are refused. */
  readonly beside?: (path: string) => Promise<Uint8Array>;
  /** What `identify` says of this very file, for a caller that has asked it already. */
  readonly identification?: Identification;
  readonly signal?: AbortSignal;
}

export interface ReadResult<M extends Measurement> {
  /** Identifier of the format that read the file. */
  readonly format: string;
  /** Never empty. */
  readonly measurements: readonly [M, ...M[]];
  readonly provenance: Provenance;
  /** Of the files that a list of spectra names. */
  readonly parts?: readonly Provenance[];
}

/**
 * Reads the measurements of a file of any registered format.
 *
 * @throws UnreadableFileError for a file of no known format, a damaged one, or one without what `as` asks for.
 */
export async function readMeasurement<K extends MeasurementKind = MeasurementKind>(
  request: ReadRequest<K>,
): Promise<ReadResult<Extract<Measurement, { kind: K }>>> {
  const { name, bytes, signal } = request;
  signal?.throwIfAborted();
  const as = request.as === undefined ? undefined : ([request.as].flat() as K[]);
  try {
    const { identification = identify({ name, bytes }) } = request;
    const format = formatOf({ name, bytes }, identification, as ?? []);
    if (format === spectrumSteps && request.beside) return await readList(request, request.beside, as);
    const content = await format.read({ name, bytes }, as ? { as } : {});
    const provenance: Provenance = {
      file: name,
      byteLength: bytes.length,
      sha256: await sha256(bytes),
      format: format.id,
      notes: content.notes,
    };
    signal?.throwIfAborted();
    const all: Measurement[] = content.measurements.map((measurement) => ({ ...measurement, provenance }));
    return { format: format.id, provenance, measurements: wanted(all, as) };
  } catch (problem) {
    throw problem instanceof InputError ? problem.at({ file: name }) : problem;
  }
}

async function readList<K extends MeasurementKind>(
  { name, bytes, signal }: NamedBytes & Pick<ReadRequest<K>, 'signal'>,
  beside: (path: string) => Promise<Uint8Array>,
  as: readonly K[] | undefined,
): Promise<ReadResult<Extract<Measurement, { kind: K }>>> {
  const { series, parts } = await readSpectrumSteps({ name, bytes }, async (path) => {
    const part = {
      name: path,
      bytes: await beside(path),
      as: 'spectrum-series',
      ...(signal && { signal }),
    } as const;
    return (await readMeasurement(part)).measurements[0];
  });
  const { provenance } = series;
  return { format: provenance.format, provenance, measurements: wanted([series], as), parts };
}

function formatOf(
  file: NamedBytes,
  { verdict, format: id, candidates }: Identification,
  as: readonly MeasurementKind[],
): MeasurementFormat {
  if (file.bytes.length === 0) throw new UnreadableFileError('the file is empty, expected a measurement.');
  // Where no format is sure, the one that can give what is asked for is taken.
  const possible = formats.filter(({ id: one }) =>
    candidates.some(({ format: other, verdict: said }) => one === other && said === 'maybe'),
  );
  const asked = possible.find(({ kinds }) => kinds.some((kind) => as.includes(kind)));
  const format =
    (verdict === 'maybe' ? asked : undefined) ?? formats.find((candidate) => candidate.id === id);
  // A damaged file of a known ending is read all the same, so that its own format says what is wrong.
  const named = formats.find(({ extensions }) =>
    extensions.some((end) => file.name.toLowerCase().endsWith(end)),
  );
  const reader = format ?? named;
  if (reader) return reader;
  throw new UnreadableFileError(`${whatUnknownFileIs(file.bytes)}.`);
}

function wanted<K extends MeasurementKind>(
  measurements: readonly Measurement[],
  as: readonly K[] | undefined,
): readonly [Extract<Measurement, { kind: K }>, ...Extract<Measurement, { kind: K }>[]] {
  type Wanted = Extract<Measurement, { kind: K }>;
  const kinds: readonly MeasurementKind[] | undefined = as;
  const found = measurements.filter(
    (measurement): measurement is Wanted => kinds === undefined || kinds.includes(measurement.kind),
  );
  if (isFilled(found)) return found;
  const there = [...new Set(measurements.map(({ kind }) => kind))].join(', ');
  throw new UnreadableFileError(`found ${there}, expected ${kinds?.join(' or ') ?? 'a measurement'}.`);
}

function isFilled<M>(list: readonly M[]): list is readonly [M, ...M[]] {
  return list.length > 0;
}
