/** Numbers of the tags that are read. Source: Adobe, TIFF Revision 6.0 (1992), and the makers' own where named. */
export const tags = {
  imageWidth: 256,
  imageLength: 257,
  bitsPerSample: 258,
  compression: 259,
  photometricInterpretation: 262,
  fillOrder: 266,
  imageDescription: 270,
  stripOffsets: 273,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  xResolution: 282,
  yResolution: 283,
  planarConfiguration: 284,
  resolutionUnit: 296,
  predictor: 317,
  colorMap: 320,
  tileWidth: 322,
  tileLength: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  sampleFormat: 339,
  /** Carl Zeiss SmartSEM. */
  zeissSettings: 34118,
  /** FEI, now Thermo Fisher. */
  feiSettings: 34682,
} as const;
