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

/**
 * Two plugins of rolldown and Vite that share what they find: `collect` for the bundles of workers, `write` for the last bundle, which gets
 * `licences.txt` beside it.
 */
export function notices() {
  const folders = new Set();
  const take = (bundle) => {
    const modules = Object.values(bundle).flatMap((chunk) => chunk.moduleIds ?? []);
    for (const folder of modules.map(packageFolder)) if (folder && existsSync(folder)) folders.add(folder);
  };
  return {
    collect: { name: 'modalgain:collect-notices', generateBundle: (_options, bundle) => take(bundle) },
    write: {
      name: 'modalgain:notices',
      generateBundle(_options, bundle) {
        take(bundle);
        const source = [...folders]
          .map(notice)
          .sort()
          .join(`\n\n${'-'.repeat(80)}\n\n`);
        this.emitFile({ type: 'asset', fileName: 'licences.txt', source: `${source}\n` });
      },
    },
  };
}
