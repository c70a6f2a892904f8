export { writeAist } from './aist/index.js';
export { numbersOf, quantitiesOf, readTable, writeDelimited } from './delimited-text/index.js';
export type {
  ColumnHeader,
  DelimitedColumn,
  DelimitedContent,
  Table,
  TableRow,
} from './delimited-text/index.js';
export { describeFile } from './describe-file.js';
export type { FileDescription } from './describe-file.js';
export type { FileSource, FileStat } from './file-source.js';
export type {
  FormatFacts,
  MeasurementFormat,
  MeasurementKind,
  NamedBytes,
  ReadOptions,
  Sniff,
} from './format.js';
export { writeGsf } from './gsf/index.js';
export { writeGwy } from './gwy/index.js';
export type { HeightMapContent } from './height-map.js';
export { memorySource } from './memory-source.js';
export { quantityInName, quantityOfPattern } from './name-pattern.js';
export type { NamedQuantity } from './name-pattern.js';
export { compareNaturally } from './natural-order.js';
export { writeOceanText } from './ocean-text/index.js';
export type { OceanSpectrum } from './ocean-text/index.js';
export {
  bookOf,
  databasePages,
  findPage,
  pageName,
  readEveryPage,
  readPage,
  searchPages,
} from './refractiveindex-database/index.js';
export type { DatabasePage, PageOutcome } from './refractiveindex-database/index.js';
export { claimsOn, formats, identify, readMeasurement } from './registry.js';
export type { Candidate, Identification, ReadRequest, ReadResult } from './registry.js';
export { readText } from './read-text.js';
export { recordingSource } from './recording-source.js';
export type { RecordingSource } from './recording-source.js';
export { sha256 } from './sha256.js';
export { writeTiff } from './tiff/index.js';
export type { MicrographContent, TiffOptions } from './tiff/index.js';
export { openZip, shrinksTooMuch } from './zip/index.js';
export type { ZipArchive, ZipEntry } from './zip/index.js';
