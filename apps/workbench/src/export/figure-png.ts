import { withResolution, type FigureFonts } from '@modalgain/figures/export';

const dotsPerInch = 300;
const pixelsPerInch = 96;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}

const weights = { regular: '400', medium: '500', semiBold: '600 700' } as const satisfies Record<
  keyof FigureFonts,
  string
>;

/** The fonts as rules of a style sheet, written once. */
const sheets = new WeakMap<FigureFonts, string>();

function sheetOf(fonts: FigureFonts): string {
  const known = sheets.get(fonts);
  if (known !== undefined) return known;
  const faces = Object.entries(weights).map(
    ([name, weight]) =>
      `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${base64(fonts[name as keyof FigureFonts])}) format("woff2")}`,
  );
  const sheet = `<style>${faces.join('')}</style>`;
  sheets.set(fonts, sheet);
  return sheet;
}

/** A picture of its own sees no font of the page: it brings them within. */
const withFonts = (svg: string, fonts: FigureFonts): string =>
  svg.replace(/^<svg[^>]*>/, (open) => `${open}${sheetOf(fonts)}`);

/** Size of a figure in pixels of the screen. */
function sizeOf(svg: string): readonly [width: number, height: number] {
  const [, , width = 0, height = 0] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
  return [width, height];
}

/** A finished figure as PNG with 300 dots to the inch, as journals ask for. */
export async function pngOfFigure(svg: string, fonts: FigureFonts): Promise<Uint8Array<ArrayBuffer>> {
  const scale = dotsPerInch / pixelsPerInch;
  const [width, height] = sizeOf(svg).map((length) => Math.round(length * scale));
  const address = URL.createObjectURL(new Blob([withFonts(svg, fonts)], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    const png = await canvas.convertToBlob({ type: 'image/png' });
    return withResolution(new Uint8Array(await png.arrayBuffer()), dotsPerInch);
  } finally {
    URL.revokeObjectURL(address);
  }
}
