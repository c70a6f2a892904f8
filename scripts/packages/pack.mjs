// `npm run packages`: dist/packages/*.tgz, what would be published; all of it built before.
import { statSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/workspace.mjs';
import { packAll } from './tarballs.mjs';

for (const file of packAll(path.join(root, 'dist/packages')).values()) {
  console.log(`${path.relative(root, file)} ${Math.ceil(statSync(file).size / 1000)} kB`);
}
