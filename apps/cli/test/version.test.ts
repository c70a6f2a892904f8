import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { version as studyVersion } from '../../../packages/study/src/version.js';
import { version } from '../src/version.js';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

it('the version of the program and of its results is that of every package file', () => {
  const packages = readdirSync(path.join(root, 'packages')).map((name) => path.join('packages', name));
  const manifests = ['.', path.join('apps', 'cli'), ...packages].map(
    (folder) =>
      JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as { version: string },
  );
  expect(new Set([version, studyVersion, ...manifests.map((manifest) => manifest.version)])).toEqual(
    new Set([version]),
  );
});
