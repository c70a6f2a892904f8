// What a user does first, with the installed packages and one Node: each step leaves a result that another Node must give as well.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/workspace.mjs';

function run(node, args, cwd) {
  const { status, stdout, stderr } = spawnSync(node, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')}: exit code ${status}: ${stderr.trim()}`);
  return stdout;
}

const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** A table by its columns, as numbers where its fields are some. */
function table(file) {
  const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const valueOf = (field) => (field === '' || Number.isNaN(Number(field)) ? field : Number(field));
  const rows = lines.map((line) => line.split(',').map(valueOf));
  return Object.fromEntries(header.split(',').map((name, i) => [name, rows.map((row) => row[i])]));
}

/** The page that `modalgain open` serves. */
async function opened(node, program, study, cwd) {
  const child = spawn(node, [program, 'open', study, '--no-browser'], { cwd });
  try {
    const address = await new Promise((resolve, reject) => {
      child.stdout.on('data', (text) => {
        const found = /http:\S+/.exec(String(text));
        if (found) resolve(found[0]);
      });
      child.once('exit', () => reject(new Error('`modalgain open` ended before it told its address')));
    });
    return (await fetch(address)).text();
  } finally {
    child.kill('SIGINT');
  }
}

const sweep = `sweep: 1
study: flat-stamping/study.yaml
unitsPerPart: 100
design:
  thickness: { from: 20 nm, to: 400 nm, count: 20 }
  density: { from: 0.8, to: 1.4, count: 20 }
`;

/**
 * Runs all steps in a new folder.
 *
 * @param node the program
 * @param places `program`: the installed command; `oneFile`: the command in one file; `library`: a folder with the packages
 */
export async function smoke(node, folder, { program, oneFile, library }) {
  mkdirSync(folder);
  for (const name of ['flat-stamping', 'published-values'])
    cpSync(path.join(root, 'examples', name), path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, 'sweep.yaml'), sweep);
  const scan = path.join(folder, 'flat-stamping/stripe/SC1-209uJ.csv');

  run(
    node,
    [program, 'run', 'flat-stamping/study.yaml', '--out', 'a', '--export', 'parquet,origin,eln'],
    folder,
  );
  const archive = readdirSync(path.join(folder, 'a')).find((name) => name.endsWith('.eln'));
  run(node, [program, 'import', path.join('a', archive), '--out', 'unpacked'], folder);
  run(node, [program, 'sweep', 'sweep.yaml', '--threads', '2', '--out', 's'], folder);
  run(node, [oneFile, 'run', 'published-values/study.yaml', '--out', 'b'], folder);
  run(node, [oneFile, 'sweep', 'sweep.yaml', '--threads', '2', '--out', 't'], folder);
  const page = await opened(node, program, 'flat-stamping/study.yaml', folder);
  return {
    results: json(path.join(folder, 'a/results.json')),
    published: json(path.join(folder, 'b/results.json')),
    sweep: table(path.join(folder, 's/merged/table.csv')),
    sweepOfOneFile: table(path.join(folder, 't/merged/table.csv')),
    stripe: JSON.parse(run(node, [program, 'stripe', path.relative(folder, scan), '--json'], folder)),
    script: run(node, [path.join(library, 'examples/node/film.mjs'), scan], library),
    threads: run(
      node,
      [path.join(library, 'examples/worker/fit-scans.mjs'), path.relative(library, scan)],
      library,
    )
      .split(': ')
      .slice(1),
    page: page.length,
  };
}
