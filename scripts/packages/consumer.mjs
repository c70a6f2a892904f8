// A folder of somebody who uses the packages: made from the tarballs, outside of the project.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/workspace.mjs';

function run(command, args, cwd) {
  const { status, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed: ${stderr || error}`);
}

function emptyProject(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
}

/** Installs tarballs as a user does, by npm; packages of others come from the cache of npm where they are there. */
export function installTarballs(folder, tarballs) {
  emptyProject(folder);
  const options = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  run('npm', ['install', ...options, ...tarballs], folder);
}

/**
 * Unpacks tarballs where npm would put them, and links the packages of others to those of the project: the same modules in a tenth of the
 * time. That every package which is imported is declared is what `npm run check:layers` holds.
 */
export function unpackTarballs(folder, tarballs) {
  emptyProject(folder);
  const modules = path.join(folder, 'node_modules');
  for (const [name, file] of tarballs) {
    mkdirSync(path.join(modules, name), { recursive: true });
    run('tar', ['xzf', file, '--strip-components=1', '-C', path.join(modules, name)]);
  }
  linkOthers(path.join(root, 'node_modules'), modules);
}

function linkOthers(from, to) {
  for (const entry of readdirSync(from)) {
    if (entry.startsWith('.') || entry === '@modalgain' || entry === 'modalgain') continue;
    symlinkSync(path.join(from, entry), path.join(to, entry));
  }
}
