import { jsonSchemaOf } from '../schema/json-schema.js';
import { entryAt, isMapping, type Step } from './plain-data.js';

type Schema = unknown;
let root: Schema;

/** The keys that the study's schema knows in the mapping at a path, in its order; none where names are free. */
export function schemaOrder(path: readonly Step[]): readonly string[] {
  root ??= jsonSchemaOf('study');
  const schemas = path.reduce<readonly Schema[]>(
    (parents, step) => parents.flatMap(branches).flatMap((parent) => childOf(parent, step)),
    [root],
  );
  return [...new Set(schemas.flatMap(branches).flatMap((schema) => Object.keys(propertiesOf(schema))))];
}

function propertiesOf(schema: Schema): object {
  const properties = entryAt(schema, ['properties']);
  return isMapping(properties) ? properties : {};
}

/** A schema itself, what it refers to, or what it may be. */
function branches(schema: Schema): readonly Schema[] {
  const reference = entryAt(schema, ['$ref']);
  if (typeof reference === 'string') return branches(entryAt(root, reference.slice('#/'.length).split('/')));
  const options = entryAt(schema, ['anyOf']) ?? entryAt(schema, ['oneOf']) ?? entryAt(schema, ['allOf']);
  return Array.isArray(options) ? options.flatMap(branches) : [schema];
}

function childOf(schema: Schema, step: Step): Schema[] {
  const candidates =
    typeof step === 'number'
      ? [entryAt(schema, ['prefixItems', step]) ?? entryAt(schema, ['items'])]
      : [entryAt(schema, ['properties', step]) ?? entryAt(schema, ['additionalProperties'])];
  return candidates.filter(isMapping);
}
