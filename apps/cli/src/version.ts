/** The version of the command line and of every room; the same as in the package files (a test holds them together). */
export const version = '0.1.0';
