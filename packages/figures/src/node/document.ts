let shared: Promise<{ document: Document; serialize: (node: Node) => string }> | undefined;

/** A document to draw into outside a browser, and its serialiser. Started once (about half a second) and kept. */
export function nodeDocument(): Promise<{ document: Document; serialize: (node: Node) => string }> {
  shared ??= import('jsdom').then(({ JSDOM }) => {
    const { window } = new JSDOM('');
    const serializer = new window.XMLSerializer();
    return { document: window.document, serialize: (node) => serializer.serializeToString(node) };
  });
  return shared;
}
