// The work in blocks, and the file that holds the finished ones, so that a study can be stopped and taken up again.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const trialsPerBlock = 20;

/** @returns {{scenario: string, seed: number, from: number, to: number}[]} trials `from` up to but not `to` */
export function blocksOf(scenarios, seeds, trials) {
  const starts = Array.from({ length: Math.ceil(trials / trialsPerBlock) }, (_, i) => i * trialsPerBlock);
  return seeds.flatMap((seed) =>
    scenarios.flatMap(({ name }) =>
      starts.map((from) => ({ scenario: name, seed, from, to: Math.min(from + trialsPerBlock, trials) })),
    ),
  );
}

export const keyOf = ({ scenario, seed, from, to }) => `${scenario} ${seed} ${from} ${to}`;

/** What the results depend on: the built rooms and this folder. Blocks of another state are not taken up. */
function fingerprint(names) {
  const rooms = names.map((room) => path.join(import.meta.dirname, '..', '..', 'packages', room, 'dist'));
  const hash = createHash('sha256');
  for (const folder of [...rooms, import.meta.dirname]) {
    const files = readdirSync(folder, { recursive: true }).filter((file) => /\.m?js$/.test(file));
    for (const file of files.sort()) hash.update(file).update(readFileSync(path.join(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** The journal of a study in a folder: `done` holds finished blocks by their key, `add` appends one; `rooms` are the packages in use. */
export function openJournal(folder, resume, rooms = ['numerics', 'gain']) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'blocks.jsonl');
  const code = fingerprint(rooms);
  const done = new Map();
  if (resume && existsSync(file)) {
    for (const block of readLines(file)) if (block.code === code) done.set(keyOf(block), block);
  } else writeFileSync(file, '');
  const add = (block) => {
    done.set(keyOf(block), block);
    appendFileSync(file, `${JSON.stringify({ code, ...block })}\n`);
  };
  return { done, add };
}

/** A line that was cut off by an interruption is not there. */
function readLines(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line)];
      } catch {
        return [];
      }
    });
}
