import type { FigureFonts } from '@modalgain/figures/export';
import variableUrl from 'inter-ui/variable/InterVariable.woff2?url';
import mediumUrl from 'inter-ui/web/Inter-Medium.woff2?url';
import regularUrl from 'inter-ui/web/Inter-Regular.woff2?url';
import semiBoldUrl from 'inter-ui/web/Inter-SemiBold.woff2?url';

async function fetched(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error('The font of figures cannot be loaded; open the page anew and try again.');
  return new Uint8Array(await answer.arrayBuffer());
}

let fonts: Promise<FigureFonts> | undefined;

async function load(): Promise<FigureFonts> {
  const [regular, medium, semiBold] = await Promise.all([regularUrl, mediumUrl, semiBoldUrl].map(fetched));
  return { regular, medium, semiBold };
}

/** Inter in the weights of figures, fetched once, with the first export. */
export function figureFonts(): Promise<FigureFonts> {
  fonts ??= load().catch((problem: unknown) => {
    fonts = undefined;
    throw problem;
  });
  return fonts;
}

/** Inter in one file, as the report carries it. */
export const interVariable = (): Promise<Uint8Array<ArrayBuffer>> => fetched(variableUrl);
