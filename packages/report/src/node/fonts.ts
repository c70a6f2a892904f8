import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The fonts of the report, from the npm package inter-ui (OFL-1.1). */
export async function reportFonts(): Promise<{ interVariable: Uint8Array }> {
  const file = createRequire(import.meta.url).resolve('inter-ui/variable/InterVariable.woff2');
  return { interVariable: new Uint8Array(await readFile(file)) };
}
