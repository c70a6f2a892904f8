// A folder of somebody who uses the packages: made from the tarballs, outside of the project.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
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
  const options = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', ...options, ...tarballs], folder);
}

/**
 * Unpacks tarballs of rooms where npm would put them, and links the packages of others that they declare to those of the project: the same
 * modules in a tenth of the time.
 */
export function unpackTarballs(folder, tarballs) {
  emptyProject(folder);
  for (const [name, file] of tarballs) {
    const unpacked = path.join(folder, 'node_modules', name);
    mkdirSync(unpacked, { recursive: true });
    run('tar', ['xzf', file, '--strip-components=1', '-C', unpacked], folder);
    linkOthers(unpacked);
  }
}

/** In the project a package stands in the folder of its room where rooms need different versions, else in that of all. */
function linkOthers(unpacked) {
  const { name, dependencies = {} } = JSON.parse(readFileSync(path.join(unpacked, 'package.json'), 'utf8'));
  const room = path.join(root, 'node_modules', name);
  for (const other of Object.keys(dependencies).filter((each) => !each.startsWith('@modalgain/'))) {
    const places = [room, root].map((place) => path.join(place, 'node_modules', other));
    const link = path.join(unpacked, 'node_modules', other);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(
      places.find((place) => existsSync(place)),
      link,
    );
  }
}
