/** Stands in every result; the same as in the package file (a test holds them together). */
export const version = '0.1.0';
