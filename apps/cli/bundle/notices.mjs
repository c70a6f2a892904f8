// The licences of what a bundle holds of others, as they ask for in every copy.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The folder of the npm package to which a module belongs. */
function packageFolder(module) {
  const [, folder] = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(module) ?? [];
  return folder;
}

/** Name, version, licence and, where the package has one, the text of its licence file. */
function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${text}`.trim();
}

/** A plugin of rolldown that writes `licences.txt` beside the bundle. */
export const notices = () => ({
  name: 'modalgain-notices',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => chunk.moduleIds ?? []);
    const folders = new Set(modules.map(packageFolder).filter((folder) => folder && existsSync(folder)));
    const source = [...folders]
      .map(notice)
      .sort()
      .join(`\n\n${'-'.repeat(80)}\n\n`);
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: `${source}\n` });
  },
});
