/** The part of JSON schema (draft 2020-12) that the published schemas use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema | boolean;
  readonly prefixItems?: readonly JsonSchema[];
  readonly default?: unknown;
  readonly description?: string;
  readonly examples?: readonly unknown[];
}

/** A key of a file, as a user writes it. */
export interface SchemaKey {
  /** From the section down, e.g. "NAME.stripe.files"; NAME stands for what the user names. */
  readonly path: string;
  readonly kinds: readonly string[];
  readonly presence: string;
  readonly meaning: string;
  readonly example: string;
}

/** A schema with its reference followed; what is said beside the reference counts more. */
export function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) return schema;
  const { $ref, ...beside } = schema;
  const target = root.$defs?.[$ref.replace('#/$defs/', '')];
  if (target === undefined) throw new Error(`${$ref} is not in the schema`);
  return { ...resolved(target, root), ...beside };
}

/** All keys below a schema, in the order of the schema; a list is entered as if it were one of its items. */
export function keysBelow(schema: JsonSchema, root: JsonSchema, prefix = ''): SchemaKey[] {
  const {
    properties = {},
    required = [],
    additionalProperties,
    anyOf,
    oneOf,
    items,
    prefixItems,
  } = resolved(schema, root);
  const join = (name: string) => (prefix === '' ? name : `${prefix}.${name}`);
  const named: Readonly<Record<string, JsonSchema>> =
    typeof additionalProperties === 'object' ? { NAME: additionalProperties } : {};
  const own = Object.entries({ ...properties, ...named }).flatMap(([name, of]) => [
    keyOf(join(name), of, root, required.includes(name)),
    ...keysBelow(of, root, join(name)),
  ]);
  const variants = [
    ...(anyOf ?? []),
    ...(oneOf ?? []),
    ...(typeof items === 'object' ? [items] : []),
    ...(prefixItems ?? []),
  ];
  return unique([...own, ...variants.flatMap((variant) => keysBelow(variant, root, prefix))]);
}

/** Keys whose own keys stood already below another are told once: the later one says "keys as below" the first. */
export function withoutRepeats(keys: readonly SchemaKey[]): SchemaKey[] {
  const below = (path: string) =>
    keys.flatMap((key) => (key.path.startsWith(`${path}.`) ? [key.path.slice(path.length + 1)] : []));
  const kept: SchemaKey[] = [];
  const told: string[] = [];
  for (const key of keys) {
    if (told.some((path) => key.path.startsWith(`${path}.`))) continue;
    const own = below(key.path);
    const model =
      own.length < fewestRepeated
        ? undefined
        : kept.find(({ path }) => own.every((name) => new Set(below(path)).has(name)));
    if (model !== undefined) told.push(key.path);
    const remark = model === undefined ? [] : [`keys as below ${model.path}`];
    kept.push({ ...key, meaning: [key.meaning, ...remark].filter((text) => text !== '').join('; ') });
  }
  return kept;
}

/** Fewer keys than this are shown again, which reads more easily than a pointer. */
const fewestRepeated = 6;

/** Variants of one object repeat their common keys; the first is kept, with the kinds of all. */
function unique(keys: readonly SchemaKey[]): SchemaKey[] {
  const byPath = new Map<string, SchemaKey>();
  for (const key of keys) {
    const before = byPath.get(key.path);
    byPath.set(
      key.path,
      before === undefined ? key : { ...before, kinds: [...new Set([...before.kinds, ...key.kinds])] },
    );
  }
  return [...byPath.values()];
}

function keyOf(path: string, schema: JsonSchema, root: JsonSchema, isRequired: boolean): SchemaKey {
  const whole = resolved(schema, root);
  const fallback = whole.default;
  const presence = fallback !== undefined ? shown(fallback) : isRequired ? 'required' : '';
  const example = whole.examples?.[0] ?? variantsOf(whole).flatMap(({ examples }) => examples ?? [])[0];
  return {
    path,
    kinds: kindsOf(whole, root),
    presence,
    meaning: whole.description ?? variantsOf(whole).find(({ description }) => description)?.description ?? '',
    example: example === undefined ? '' : shown(example),
  };
}

/** A value as a study file would hold it. */
export const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const variantsOf = ({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] => [
  ...(anyOf ?? []),
  ...(oneOf ?? []),
];

/** What may stand there, e.g. ["number", "list of text"]. */
export function kindsOf(schema: JsonSchema, root: JsonSchema): string[] {
  const whole = resolved(schema, root);
  const variants = variantsOf(whole);
  if (variants.length > 0) return [...new Set(variants.flatMap((variant) => kindsOf(variant, root)))];
  if (whole.const !== undefined) return [JSON.stringify(whole.const)];
  if (whole.enum !== undefined) return whole.enum.map((value) => JSON.stringify(value));
  if (whole.type === 'string' && whole.examples?.some(isQuantity)) return ['quantity'];
  const types = typeof whole.type === 'string' ? [whole.type] : (whole.type ?? []);
  return types.map((type) => (type === 'array' ? listKind(whole, root) : (kindWords[type] ?? type)));
}

/** Texts such as "204.3 +- 2 nm". */
const isQuantity = (example: unknown): boolean =>
  typeof example === 'string' && /^\d[\d.e+-]*( |$)/.test(example);

const kindWords: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  object: 'keys below',
  boolean: 'true or false',
  null: 'nothing',
};

function listKind({ items, prefixItems }: JsonSchema, root: JsonSchema): string {
  if (prefixItems !== undefined) return `list of ${prefixItems.length}`;
  const kinds = typeof items === 'object' ? kindsOf(items, root) : [];
  return kinds.length === 0 ? 'list' : `list of ${kinds.join(' or ')}`;
}
