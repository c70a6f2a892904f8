// What the program finds beside itself where it is installed, and has inside itself where it is one file.
import path from 'node:path';

/** Source texts that look for a file, each with what takes their place. */
const replacements = [
  {
    module: 'compute/src/node/built-module.ts',
    source: /export function builtModule[^]*/,
    by: 'export const builtModule = () => new URL(import.meta.url);',
  },
  {
    module: 'piscina/dist/index.js',
    source: "(0, node_path_1.resolve)(__dirname, 'worker.js')",
    by: 'modalgainFile',
  },
  {
    module: 'report/src/node/fonts.ts',
    source: /[^]*/,
    by: `import interVariable from 'inter-ui/variable/InterVariable.woff2';
export const reportFonts = async () => ({ interVariable });`,
  },
];

/** A plugin of rolldown; a module that is not as it was when this was written ends the build. */
export const inlinedFiles = () => ({
  name: 'modalgain-inlined-files',
  transform(code, id) {
    const found = replacements.find(({ module }) => id.split(path.sep).join('/').endsWith(module));
    if (!found) return undefined;
    const replaced = code.replace(found.source, found.by);
    if (replaced === code) this.error(`${found.module} has changed: see apps/cli/bundle/inlined-files.mjs`);
    return { code: replaced };
  },
});
