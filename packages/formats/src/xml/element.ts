/** An element of an XML document; names are without their namespace prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All characters directly inside, entities resolved, without blanks around. */
  readonly text: string;
}

/** The first element at a path below `element`, e.g. `find(root, 'Record1', 'Axes', 'CX')`; undefined where there is none. */
export function findElement(element: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  let found: XmlElement | undefined = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

/** The text of the first element at a path; undefined where there is none or it is empty. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | undefined {
  const text = findElement(element, ...path)?.text;
  return text === '' ? undefined : text;
}
