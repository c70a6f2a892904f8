/** A step of a path into plain data: a key, or the place in a list. */
export type Step = string | number;

export type Mapping = Readonly<Record<string, unknown>>;

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two plain values are the same; neither the order of keys counts nor a key that holds undefined. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, place) => sameData(item, b[place]));
  if (!isMapping(a) || !isMapping(b)) return Object.is(a, b);
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) =>
    sameData(entryAt(a, [key]), entryAt(b, [key])),
  );
}

/** The entry at a path; undefined where the path ends early. */
export function entryAt(data: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((parent, step) => {
    if (Array.isArray(parent)) return parent[Number(step)];
    return isMapping(parent) && Object.hasOwn(parent, step) ? parent[step] : undefined;
  }, data);
}

/** A copy with one entry changed, or taken out where the value is undefined; the parent of the entry must be there. */
export function withEntry(data: unknown, path: readonly Step[], value: unknown): unknown {
  if (path.length === 0) return value;
  const [step, ...rest] = path;
  if (Array.isArray(data)) {
    const place = Number(step);
    const next = withEntry(data[place], rest, value);
    return next === undefined ? data.toSpliced(place, 1) : data.toSpliced(place, 1, next);
  }
  const mapping = isMapping(data) ? data : {};
  const next = withEntry(entryAt(mapping, [step]), rest, value);
  // A map keeps the place of a key that is there already.
  const entries = new Map(Object.entries(mapping));
  if (next === undefined) entries.delete(String(step));
  else entries.set(String(step), next);
  return Object.fromEntries(entries);
}
