import { jsonSchemaOf } from '@modalgain/study';
import { code, fence, generatedNote, plain, table } from './markdown.js';
import {
  keysBelow,
  kindsOf,
  resolved,
  shown,
  type JsonSchema,
  withoutRepeats,
  type SchemaKey,
} from './schema-keys.js';

/** A kind of file that users write. */
export interface DescribedFile {
  readonly schema: 'study' | 'stack' | 'sweep';
  readonly title: string;
  /** What the file is for, and where to read on. */
  readonly introduction: string;
  readonly example: string;
}

/** The reference of a file: each key with what may stand there, its default, meaning and an example. */
export function fileReference({ schema: name, title, introduction, example }: DescribedFile): string {
  const root: JsonSchema = jsonSchemaOf(name);
  const top = resolved(root, root);
  const sections = Object.entries(top.properties ?? {}).map(([key, schema]) =>
    sectionOf(key, schema, root, top.required?.includes(key) ?? false),
  );
  return [
    generatedNote,
    `# ${title}`,
    introduction,
    fence('yaml', example),
    `A dot means "below": ${code('stripe.files')} is the key ${code('files')} below ${code('stripe')}. NAME stands for a name of yours. A quantity is a text of
number and unit, and of its error after "+-" where it has one. The JSON schema of this file, for editors, is
[${name}.json](../schemas/${name}.json); ${code(`modalgain schema ${name}`)} prints it.`,
    ...sections,
    '',
  ].join('\n\n');
}

function sectionOf(key: string, schema: JsonSchema, root: JsonSchema, isRequired: boolean): string {
  const whole = resolved(schema, root);
  const keys = withoutRepeats(keysBelow(schema, root));
  const kinds = kindsOf(whole, root);
  const example = whole.examples?.[0];
  const facts = [
    kinds.join() === 'keys below' ? '' : `May be ${kindText(kinds)}.`,
    isRequired && whole.default === undefined ? 'Required.' : '',
    whole.default === undefined ? '' : `Default: ${code(shown(whole.default))}.`,
    example === undefined ? '' : `Example: ${code(shown(example))}.`,
  ];
  const description = whole.description === undefined ? '' : `${plain(whole.description)}.`;
  const parts = [
    `## ${code(key)}`,
    [description, facts.filter((fact) => fact !== '').join(' ')].join('\n\n').trim(),
  ];
  if (keys.length > 0)
    parts.push(table(['key', 'what may stand there', 'default', 'meaning', 'example'], keys.map(rowOf)));
  return parts.join('\n\n');
}

function rowOf({ path, kinds, presence, meaning, example }: SchemaKey): string[] {
  const isDefault = presence !== '' && presence !== 'required';
  return [
    code(path),
    kindText(kinds),
    isDefault ? code(presence) : presence,
    plain(meaning),
    example === '' ? '' : code(example),
  ];
}

/** Words as they are, values as code: "text, or one of `1`, `2`". */
function kindText(kinds: readonly string[]): string {
  return kinds
    .map((kind) => (/^["\d]/.test(kind) ? code(kind.replaceAll('"', '')) : plain(kind)))
    .join(', or ');
}
