// Writes docs/schemas from the built packages: npm run schemas
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jsonSchemaOf, publishedSchemas } from '@modalgain/study';

const folder = path.resolve(import.meta.dirname, '..', 'docs', 'schemas');
mkdirSync(folder, { recursive: true });
for (const name of publishedSchemas) {
  const file = path.join(folder, `${name}.json`);
  writeFileSync(file, `${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`);
  console.log(path.relative(process.cwd(), file));
}
