import fc from 'fast-check';
import { parse } from 'yaml';

export type Data = string | number | boolean | null | readonly Data[] | Entries;
export interface Entries {
  readonly [key: string]: Data;
}

const words = [
  '656 nm',
  '*.csv',
  '# no',
  'a, b',
  'a: b',
  '',
  ' x ',
  'two\nlines',
  '\ttab',
  '1e3',
  'yes',
  '5 %',
];
const keys = ['films', 'stripe', 'loss', 'SC 1', 'a#b', '"x"', "it's", '1', 'true', 'K-', '~', 'ä', '{', ','];

const key = fc.oneof(fc.constantFrom(...keys), fc.string({ minLength: 1, maxLength: 4 }));
const scalar = fc.oneof(
  fc.constantFrom(...words, null, true, 0, -3.5e-7),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const mappingOf = (value: fc.Arbitrary<Data>, minKeys = 0): fc.Arbitrary<Entries> =>
  fc.dictionary(key, value, { minKeys, maxKeys: 4, noNullPrototype: true });

/** Any value of an entry. */
export const entryValue: fc.Arbitrary<Data> = fc.letrec<{ value: Data }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    mappingOf(tie('value')),
  ),
})).value;

export const newKey = key;

/** A study as somebody may have written it: the text, and what it says. */
export interface WrittenStudy {
  readonly data: Entries;
  readonly text: string;
}

/** `isShared`: some entries stand for others, by anchors and "<<". */
export const writtenStudy = ({ isShared }: { readonly isShared: boolean }): fc.Arbitrary<WrittenStudy> =>
  fc
    .record({
      data: mappingOf(entryValue, 1),
      choices: fc.array(fc.nat(59), { minLength: 40, maxLength: 80 }),
    })
    .map(({ data, choices }) => {
      const shared = isShared ? withCopies(data) : data;
      return { data: shared, text: new Hand(choices, isShared).study(shared) };
    });

function withCopies(data: Entries): Entries {
  const [first] = Object.values(data);
  const isMapping = typeof first === 'object' && first !== null && !Array.isArray(first);
  return { ...data, copy: first, more: isMapping ? { ...(first as Entries), extra: 1 } : first };
}

const notes = ['# c, d: e', '#', '# [x', '# a\tb', '# "q', "# it's {", '# - x'];

/** Somebody's way to write, by a row of choices that begins anew where it ends. */
class Hand {
  private place = 0;
  private anchorCount = 0;
  private readonly anchored: { name: string; data: Data }[] = [];

  constructor(
    private readonly choices: readonly number[],
    private readonly isShared: boolean,
  ) {}

  study(data: Entries): string {
    const head = this.one(['', '# head, of it\n\n', '---\n', '\n']);
    const isFlow = !this.isShared && this.pick(6) === 0;
    const lines =
      head +
      (isFlow ? this.inline(data) : this.lines(data).join('\n')) +
      this.one(['\n', '', '\n\n# end\n', '\n  \n']);
    const text = this.pick(3) === 0 ? lines.replaceAll('\n', '\r\n') : lines;
    return this.pick(3) === 0 ? `\uFEFF${text}` : text;
  }

  /** The entries of a mapping or a list in lines. */
  private lines(data: Data): string[] {
    const isList = Array.isArray(data);
    const { lead, rest } = isList ? { lead: [], rest: data } : this.merged(data as Entries);
    const entries = Object.entries<Data>(rest).map(([name, item]) =>
      this.entry(isList ? '-' : `${this.key(name)}:`, item),
    );
    return [...lead, ...entries].flatMap((entry) => [...this.between(), ...entry]);
  }

  private between(): string[] {
    return [[], [], [], [''], [this.one(notes)], [`   ${this.one(notes)}`]][this.pick(6)];
  }

  private entry(name: string, data: Data): string[] {
    const alias = this.aliasOf(data);
    if (alias) return [`${name} ${alias}${this.tail()}`];
    if (!this.isShared || this.pick(3) > 0) return this.ownEntry(name, '', data);
    const anchor = `a${this.anchorCount++}`;
    const lines = this.ownEntry(name, ` &${anchor}`, data);
    this.anchored.push({ name: anchor, data });
    return lines;
  }

  private ownEntry(name: string, anchor: string, data: Data): string[] {
    const isEmpty = typeof data !== 'object' || data === null || Object.keys(data).length === 0;
    if (data === null && this.pick(2) === 0) return [`${name}${anchor}${this.tail()}`];
    if (isEmpty && typeof data === 'string' && /^\w+\n\w+$/.test(data) && this.pick(2) === 0)
      return [`${name}${anchor} |-`, ...data.split('\n').map((line) => `     ${line}`)];
    if (isEmpty || this.pick(3) === 0) {
      const [first, ...rest] = this.inline(data).split('\n');
      return [`${name}${anchor} ${first}`, ...rest].map((line, at, all) =>
        at < all.length - 1 ? line : line + this.tail(),
      );
    }
    const lines = this.lines(data);
    if (name === '-' && anchor === '' && !/^( *#|$)/.test(lines[0]) && this.pick(2) === 0)
      return lines.map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`));
    const indent = ' '.repeat(1 + this.pick(3));
    return [name + anchor + this.tail(), ...lines.map((line) => indent + line)];
  }

  private inline(data: Data): string {
    if (typeof data !== 'object' || data === null) return this.scalar(data);
    const isList = Array.isArray(data);
    const entries = Object.entries(data).map(
      ([name, item]) => (isList ? '' : `${this.key(name)}: `) + this.inline(item),
    );
    const [open, close] = isList ? ['[', ']'] : ['{', '}'];
    if (entries.length === 0) return open + close;
    const parts = entries.map((entry, at) => (at === 0 ? this.gap('') : `,${this.gap(' ')}`) + entry);
    return (
      open +
      parts.join('') +
      this.one(['', '', ',', ` ${this.one(notes)}\n    `, `, ${this.one(notes)}\n    `]) +
      close
    );
  }

  /** What may stand before an entry among braces. */
  private gap(usual: string): string {
    return this.one([
      usual,
      usual,
      ' ',
      '\n      ',
      ` ${this.one(notes)}\n      `,
      `\n      ${this.one(notes)}\n      `,
    ]);
  }

  private scalar(data: string | number | boolean | null): string {
    if (typeof data !== 'string') return data === null ? 'null' : Object.is(data, -0) ? '-0' : String(data);
    const isPlain = /^[a-z\d][\w .%*-]*[\w%]$/i.test(data) && parse(data) === data;
    if (isPlain && this.pick(3) > 0) return data;
    const isSimple = /^[ -~]*$/.test(data);
    return isSimple && this.pick(2) === 0 ? `'${data.replaceAll("'", "''")}'` : JSON.stringify(data);
  }

  private key(name: string): string {
    return /^[a-z]\w*$/.test(name) && name !== 'true' ? name : JSON.stringify(name);
  }

  private tail(): string {
    return this.one(['', '', '', '  ', ` ${this.one(notes)}`, ` ${this.one(notes)}  `]);
  }

  private aliasOf(data: Data): string | undefined {
    const found = this.anchored.find((anchored) => JSON.stringify(anchored.data) === JSON.stringify(data));
    return found && this.pick(4) > 0 ? `*${found.name}` : undefined;
  }

  /** Entries that another mapping has too come by "<<". */
  private merged(data: Entries): { lead: string[][]; rest: Entries } {
    const found = this.anchored.find(({ data: other }) => {
      if (typeof other !== 'object' || other === null || Array.isArray(other)) return false;
      const entries = Object.entries(other);
      return (
        entries.length > 0 &&
        entries.every(([name, item]) => JSON.stringify(data[name]) === JSON.stringify(item))
      );
    });
    if (!found) return { lead: [], rest: data };
    const rest = Object.entries(data).filter(([name]) => !Object.hasOwn(found.data as Entries, name));
    return { lead: [[`<<: *${found.name}`]], rest: Object.fromEntries(rest) };
  }

  private pick(count: number): number {
    return this.choices[this.place++ % this.choices.length] % count;
  }

  private one(texts: readonly string[]): string {
    return texts[this.pick(texts.length)];
  }
}
