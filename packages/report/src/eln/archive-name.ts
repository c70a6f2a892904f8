/** The title as a file name on every system: "Films, stamped at 30 MPa" becomes "films-stamped-at-30-mpa". */
export function archiveName(title: string): string {
  const withoutAccents = title.normalize('NFKD').replaceAll(/\p{Mark}/gu, '');
  const words = withoutAccents.toLowerCase().match(/[a-z0-9]+/g) ?? ['study'];
  return words.join('-').slice(0, 60).replace(/-$/, '');
}
