/** IANA media types by the ending of a file name. */
const mediaTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  h5: 'application/x-hdf5',
  html: 'text/html',
  json: 'application/json',
  nxs: 'application/x-hdf5',
  parquet: 'application/vnd.apache.parquet',
  png: 'image/png',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  txt: 'text/plain',
  xml: 'application/xml',
  yaml: 'application/yaml',
  yml: 'application/yaml',
};

/** The media type of a file; bytes of no stated kind for the files of instruments. */
export function mediaTypeOf(path: string): string {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return mediaTypes[ending] ?? 'application/octet-stream';
}
