// `npm run check:layers`: every import stays within what scripts/layers.mjs allows its room.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from './lib/workspace.mjs';
import { rooms } from './layers.mjs';

/** All TypeScript files below a folder. */
function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** The module specifiers that a file imports or re-exports, each with whether only types come from it. */
function importsOf(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found = [];
  const visit = (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const clause = ts.isImportDeclaration(node) ? node.importClause : node;
      found.push({ name: node.moduleSpecifier.text, typeOnly: clause?.isTypeOnly === true });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) found.push({ name: argument.text, typeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Why an import is not allowed, or undefined. */
function objection({ name, typeOnly }, file, roomPath, room, declared) {
  const inNodeFolder = file.split(path.sep).includes('node');
  if (name.startsWith('node:')) {
    return room.node || inNodeFolder ? undefined : `"${name}" belongs into a folder named node`;
  }
  if (name.startsWith('.')) {
    const target = path.resolve(path.dirname(file), name);
    return target.startsWith(path.join(root, roomPath, 'src')) ? undefined : `"${name}" leaves the room`;
  }
  const owner = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0];
  if (!declared.has(owner)) return `"${owner}" is not among the dependencies of the room's package.json`;
  if (!name.startsWith('@modalgain/')) return undefined;
  const other = owner.slice('@modalgain/'.length);
  if (room.values.includes(other)) return undefined;
  if (room.types?.includes(other)) return typeOnly ? undefined : `only types may be imported from ${other}`;
  return `${path.basename(roomPath)} may not import ${other}`;
}

function checkRoom(roomPath, room) {
  const manifest = JSON.parse(readFileSync(path.join(root, roomPath, 'package.json'), 'utf8'));
  const dependencies = room.bundled ? manifest.devDependencies : manifest.dependencies;
  const declared = new Set(Object.keys(dependencies ?? {}));
  return sourceFiles(path.join(root, roomPath, 'src')).flatMap((file) =>
    importsOf(file).flatMap((entry) => {
      const reason = objection(entry, file, roomPath, room, declared);
      return reason === undefined ? [] : [`${path.relative(root, file)}: ${reason}`];
    }),
  );
}

const present = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`),
);
const problems = [
  ...present.filter((name) => !(name in rooms)).map((name) => `${name}: not a room of scripts/layers.mjs`),
  ...Object.entries(rooms).flatMap(([roomPath, room]) =>
    existsSync(path.join(root, roomPath)) ? checkRoom(roomPath, room) : [`${roomPath}: the room is missing`],
  ),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`layers: ${present.length} rooms, every import allowed`);
