/** The quantity that a label such as "Height [nm]" names. */
export function nameIn(label: string): string {
  const bracket = label.indexOf('[');
  return (bracket === -1 ? label : label.slice(0, bracket)).trimEnd();
}

/** The unit in a label such as "X [um]"; a label without brackets is a unit. */
export function unitIn(label: string): string {
  const start = label.indexOf('[');
  const end = label.indexOf(']', start);
  return (start !== -1 && end !== -1 ? label.slice(start + 1, end) : label).trim();
}
