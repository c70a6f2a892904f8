const svgNamespace = 'http://www.w3.org/2000/svg';
const elementNode = 1;
const textNode = 3;

/** A stretch of text in a drawing. */
class DrawnText {
  readonly nodeType = textNode;
  readonly nodeName = '#text';
  parentNode: DrawnElement | null = null;

  constructor(readonly textContent: string) {}
}

type DrawnNode = DrawnElement | DrawnText;

/** An element of a drawing: a name, attributes in the order in which they were set, children. */
class DrawnElement {
  readonly nodeType = elementNode;
  readonly childNodes: DrawnNode[] = [];
  /** Written to by libraries, and dropped: figures carry attributes alone. */
  readonly style = { setProperty: (): void => undefined };
  parentNode: DrawnElement | null = null;
  readonly #attributes = new Map<string, string>();

  constructor(
    readonly tagName: string,
    readonly ownerDocument: DrawnDocument,
    readonly namespaceURI = svgNamespace,
  ) {}

  get nodeName(): string {
    return this.tagName;
  }

  get firstElementChild(): DrawnElement | null {
    return this.childNodes.find((child) => child instanceof DrawnElement) ?? null;
  }

  get textContent(): string {
    return this.childNodes.map((child) => child.textContent).join('');
  }

  set textContent(text: string) {
    this.childNodes.splice(0);
    if (text !== '') this.append(text);
  }

  getAttributeNames(): string[] {
    return [...this.#attributes.keys()];
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value));
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }

  append(...nodes: readonly (DrawnNode | string)[]): void {
    for (const node of nodes) this.insertBefore(nodeOf(node), null);
  }

  prepend(...nodes: readonly (DrawnNode | string)[]): void {
    const first = this.childNodes[0] ?? null;
    for (const node of nodes) this.insertBefore(nodeOf(node), first);
  }

  appendChild<Node extends DrawnNode>(node: Node): Node {
    return this.insertBefore(node, null);
  }

  insertBefore<Node extends DrawnNode>(node: Node, next: DrawnNode | null): Node {
    node.parentNode?.removeChild(node);
    const place = next === null ? -1 : this.childNodes.indexOf(next);
    this.childNodes.splice(place < 0 ? this.childNodes.length : place, 0, node);
    node.parentNode = this;
    return node;
  }

  removeChild(node: DrawnNode): void {
    this.childNodes.splice(this.childNodes.indexOf(node), 1);
    node.parentNode = null;
  }
}

const nodeOf = (node: DrawnNode | string): DrawnNode =>
  typeof node === 'string' ? new DrawnText(node) : node;

class DrawnDocument {
  readonly documentElement = new DrawnElement('html', this, 'http://www.w3.org/1999/xhtml');

  createElementNS(namespace: string, name: string): DrawnElement {
    return new DrawnElement(name, this, namespace);
  }
}

/**
 * A document to draw into where there is no browser: as much of the DOM as Observable Plot and the figures use to build an
 * SVG, and nothing that would lay out, style or run anything. A full DOM gives the same figures (a test compares them) at
 * many times the cost, most of it before the first figure.
 */
export function svgDocument(): Document {
  // The figures ask for no more than what is above; what else a Document has is not there.
  return new DrawnDocument() as unknown as Document;
}
