import type { XmlElement } from '../xml/index.js';

/** What the elements of LabSpec's tree are, in place of names. */
export const identifiers = {
  axes: '0x7B697861',
  /** Of an axis: "Intens", "Spectr", "X", "Time". */
  type: '0x6D707974',
  unit: '0x7C696E75',
  values: '0x7D6CD4DB',
  settings: '0x6C62D4D9',
  /** Of a setting. */
  name: '0x6D6D616E',
  value: '0x7D6C61DB',
} as const;

function hasIdentifier(element: XmlElement, identifier: string): boolean {
  return element.attributes.get('ID')?.toLowerCase() === identifier.toLowerCase();
}

export function childOf(element: XmlElement, identifier: string): XmlElement | undefined {
  return element.children.find((child) => hasIdentifier(child, identifier));
}

/** The first element of an identifier, at any depth. */
export function descendantOf(element: XmlElement, identifier: string): XmlElement | undefined {
  for (const child of element.children) {
    const found = hasIdentifier(child, identifier) ? child : descendantOf(child, identifier);
    if (found) return found;
  }
  return undefined;
}
