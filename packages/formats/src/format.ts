import type { Measurement } from '@modalgain/measurements';

/** A file as readers get it: its bytes and the name by which it was asked for, never a path of the system. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Whether a format claims a file, and why. `maybe`: the bytes can be read so, but other meanings are possible. */
export interface Sniff {
  readonly verdict: 'yes' | 'no' | 'maybe';
  readonly reason: string;
}

export type MeasurementKind = Measurement['kind'];

type WithoutProvenance<M> = M extends Measurement ? Omit<M, 'provenance'> : never;

/** A measurement as a reader returns it; the registry adds the provenance, which is the same for the whole file. */
export type MeasurementContent = WithoutProvenance<Measurement>;

export interface FileContent {
  readonly measurements: readonly MeasurementContent[];
  /** How the file was read, in words; becomes `provenance.notes`. */
  readonly notes: readonly string[];
}

export interface ReadOptions {
  /** What the caller expects, preferred first; settles what the bytes alone leave open. */
  readonly as?: readonly MeasurementKind[];
}

/** What people want to know of a format before they trust it with a file; docs/formats.md is made of it. */
export interface FormatFacts {
  /** Instruments and programs that write it. */
  readonly instruments: string;
  /** Versions and kinds of files that the reader was tried on. */
  readonly tried: string;
  /** What of such files is refused or left out. */
  readonly notRead: string;
  /** The function that writes it, where there is one. */
  readonly writes?: string;
}

/** One entry of the registry: data and two functions, one folder in src. */
export interface MeasurementFormat {
  /** Stable identifier, stored in results. */
  readonly id: string;
  readonly title: string;
  /** Usual endings of the file name, lower case with dot; a hint for people, never proof. */
  readonly extensions: readonly string[];
  /** What its files can hold. */
  readonly kinds: readonly MeasurementKind[];
  readonly facts: FormatFacts;
  readonly sniff: (file: NamedBytes) => Sniff;
  /** Formats that load their library when it is needed answer later. @throws UnreadableFileError with the place of the problem. */
  readonly read: (file: NamedBytes, options: ReadOptions) => FileContent | Promise<FileContent>;
}
