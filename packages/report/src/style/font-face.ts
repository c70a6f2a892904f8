/** Base64 of bytes, without node's Buffer: the report is also written in a browser. */
function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}

/** The rule that brings Inter within the page. */
export function fontFace(interVariable: Uint8Array): string {
  return `@font-face { font-family: Inter; font-weight: 100 900; font-style: normal; src: url(data:font/woff2;base64,${base64(interVariable)}) format("woff2"); }\n`;
}
