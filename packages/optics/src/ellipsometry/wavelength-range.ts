import type { EllipsometryFitRequest } from './fit-request.js';

/** Shortest and longest wavelength of a scan. */
export const rangeOf = ({
  wavelengthNm,
}: Pick<EllipsometryFitRequest['scan'], 'wavelengthNm'>): readonly [number, number] => [
  wavelengthNm.reduce((a, b) => Math.min(a, b)),
  wavelengthNm.reduce((a, b) => Math.max(a, b)),
];
