// What `npm pack` makes of each package that is published.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { takeWorkbench } from '../../apps/cli/bundle/take-workbench.mjs';
import { root } from '../lib/workspace.mjs';

/** The packages that are published, each with its folder: rooms and command line, not the workbench, which the command carries. */
export function publishedPackages() {
  return ['packages', 'apps']
    .flatMap((group) => readdirSync(path.join(root, group)).map((name) => path.join(root, group, name)))
    .map((folder) => ({
      folder,
      manifest: JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')),
    }))
    .filter(({ manifest }) => !manifest.private);
}

/** What an earlier build left behind of modules that are gone: the compiler removes nothing. */
function removeStale(folder) {
  const built = path.join(folder, 'dist');
  if (!existsSync(path.join(folder, 'src/index.ts'))) return;
  for (const entry of readdirSync(built, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const source = path.relative(built, file).replace(/(\.d)?\.[jt]s(\.map)?$/, '.ts');
    if (/\.[jt]s(\.map)?$/.test(file) && !existsSync(path.join(folder, 'src', source))) rmSync(file);
  }
}

/**
 * Packs every published package, all built before, and answers the paths of the tarballs by package name. Of what `npm pack` would do before, the
 * workbench alone is taken: the bundle that others may be running stays as it is.
 */
export function packAll(destination) {
  takeWorkbench();
  const packages = publishedPackages();
  for (const { folder } of packages) removeStale(folder);
  mkdirSync(destination, { recursive: true });
  const names = packages.map(({ manifest }) => manifest.name);
  const { status, stdout, stderr } = spawnSync(
    'npm',
    [
      'pack',
      '--json',
      '--ignore-scripts',
      '--pack-destination',
      destination,
      ...names.flatMap((name) => ['-w', name]),
    ],
    { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error(`npm pack failed: ${stderr}`);
  return new Map(
    Object.values(JSON.parse(stdout)).map(({ name, filename }) => [name, path.join(destination, filename)]),
  );
}
