let shared: Promise<Document> | undefined;

/** A document to draw into outside a browser. Started once (about half a second) and kept. */
export function nodeDocument(): Promise<Document> {
  shared ??= import('jsdom').then(({ JSDOM }) => new JSDOM('').window.document);
  return shared;
}
