import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '@modalgain/numerics';
import { openZip } from '../src/zip/index.js';
import { findElement, parseXml, textAt } from '../src/xml/index.js';
import { utf8 } from './support.js';

const sentence = (action: () => unknown): string => {
  try {
    action();
  } catch (problem) {
    if (problem instanceof InputError) return problem.sentence;
    throw problem;
  }
  throw new Error('expected an error');
};

describe('ZIP archives', () => {
  it('give back what another program packed, stored or deflated', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.constantFrom(0, 1, 6, 9), (bytes, level) => {
        const archive = openZip(
          zipSync({ 'a/ä.bin': [bytes, { level: level as 0 | 6 }], empty: new Uint8Array() }),
        );
        expect(archive.names).toEqual(['a/ä.bin', 'empty']);
        expect(archive.file('a/ä.bin')).toEqual(bytes);
        expect(archive.file('empty')).toEqual(new Uint8Array());
        expect(archive.file('absent')).toBeUndefined();
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('refuse a bomb before they take memory for it', () => {
    const bomb = zipSync({ bomb: new Uint8Array(30 * 2 ** 20) }, { level: 9 });
    expect(bomb.length).toBeLessThan(50_000);
    expect(sentence(() => openZip(bomb).file('bomb'))).toMatch(
      /^byte 34, bomb: found \d+ bytes that unpack to 31457280, more than 100 times as many/,
    );
  });

  it('stop a bomb that announces a small size', () => {
    const bomb = zipSync({ bomb: new Uint8Array(30 * 2 ** 20) }, { level: 9 });
    const view = new DataView(bomb.buffer);
    const directory = view.getUint32(bomb.length - 6, true);
    view.setUint32(directory + 24, 1000, true);
    const started = performance.now();
    expect(sentence(() => openZip(bomb).file('bomb'))).toContain('it unpacks to more than announced');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('notice a flipped bit by the checksum', () => {
    const archive = zipSync({ a: [utf8('heights heights'), { level: 0 }] });
    const flipped = archive.map((byte, index) => (index === 33 ? byte ^ 1 : byte));
    expect(sentence(() => openZip(flipped).file('a'))).toContain('its size or checksum is not as announced');
  });

  it('refuse encryption and unknown methods', () => {
    const archive = zipSync({ a: utf8('x') });
    const directory = new DataView(archive.buffer).getUint32(archive.length - 6, true);
    const withByte = (at: number, value: number) =>
      archive.map((byte, index) => (index === directory + at ? value : byte));
    expect(sentence(() => openZip(withByte(8, 1)))).toContain('"a" encrypted');
    expect(sentence(() => openZip(withByte(10, 12)))).toContain('"a" packed by the method 12');
  });

  it('end in a sentence whatever is cut off or overwritten', () => {
    const archive = zipSync({ a: utf8('abcabcabc'.repeat(20)), b: utf8('xyz') });
    fc.assert(
      fc.property(fc.nat(archive.length), fc.nat(archive.length - 1), fc.nat(255), (cut, at, value) => {
        const bytes = archive.slice(0, cut % 3 === 0 ? cut : undefined);
        if (at < bytes.length) bytes[at] = value;
        try {
          const opened = openZip(bytes);
          for (const name of opened.names) opened.file(name);
        } catch (problem) {
          if (!(problem instanceof InputError)) throw problem;
        }
      }),
      { numRuns: 2000, seed: 2 },
    );
  });
});

describe('XML', () => {
  it('becomes a tree of names without prefix, attributes, and text with its entities resolved', () => {
    const root = parseXml(
      '<?xml version="1.0"?>\n<!-- c --><p:a xmlns:p="u" x=\'1 &lt; 2\'>\n <b>1&amp;&#xb5;&#65;</b><b/>' +
        '<c><![CDATA[<raw> & ]]>t</c></p:a>\n',
    );
    expect(root.name).toBe('a');
    expect(root.attributes.get('x')).toBe('1 < 2');
    expect(root.children.map(({ name }) => name)).toEqual(['b', 'b', 'c']);
    expect(textAt(root, 'b')).toBe('1&\u00b5A');
    expect(textAt(root, 'c')).toBe('<raw> & t');
    expect(textAt(root, 'c', 'd')).toBeUndefined();
    expect(findElement(root, 'none')).toBeUndefined();
  });

  it.each([
    ['<a>\n<b></a>', 'line 2: found damaged XML: "Missing end tag for element b".'],
    ['<a>', 'line 1: found damaged XML: "Missing end tag for element a".'],
    ['<a/>\n<b/>', 'line 2: found damaged XML: "Extra content at the end of the document".'],
    ['words', 'line 1: found damaged XML: "Root element is missing or invalid".'],
    ['<a><!-- ', 'line 1: found damaged XML: "Unclosed comment".'],
    ['<a b=1></a>', 'line 1: found damaged XML: "Attribute value expected".'],
    ['', 'line 1: found damaged XML: "Root element is missing or invalid".'],
    ['<a>&b;</a>', 'line 1: found damaged XML: "Named entity isn\'t defined: &b;".'],
    ['<a>\n\0</a>', 'line 2: found the character "\\u0000", which XML does not allow'],
    ['<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>', 'line 1: found a document type'],
  ])('refuses %j', (text, start) => {
    expect(sentence(() => parseXml(text))).toContain(start);
  });

  it('may hold "/>" and ">" in text and values, and tags in comments, without being nested by them', () => {
    const inner = '<b c="1>2"/><b c=\'/>\'>/></b><!-- <d><d> --><![CDATA[<d>]]><?p <d>?>'.repeat(200);
    expect(parseXml(`<a>${inner}</a>`).children).toHaveLength(400);
  });

  it('refuses more elements than any file of an instrument has', () => {
    expect(sentence(() => parseXml(`<a>${'<b/>'.repeat(140_000)}</a>`))).toContain(
      'found more than 131072 elements',
    );
  });

  it('refuses nesting that would exhaust the stack', () => {
    expect(sentence(() => parseXml('<a>'.repeat(200_000)))).toContain(
      'found elements nested more than 64 deep',
    );
  });

  it('refuses a long line that is cut off before the parser looks through it', () => {
    const started = performance.now();
    const cut = `<a><b>${'1.5 '.repeat(3_000_000)}`;
    expect(() => parseXml(cut)).toThrow('found no end of an element: the XML is damaged or hostile.');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('takes time in proportion to its length', () => {
    const time = (text: string) => {
      // Time of the processor, since other programs may run beside.
      const started = process.cpuUsage();
      try {
        parseXml(text);
      } catch (problem) {
        if (!(problem instanceof InputError)) throw problem;
      }
      return process.cpuUsage(started).user / 1000;
    };
    const best = (text: string) => Math.min(...[1, 2, 3].map(() => time(text)));
    for (const part of [
      '<a b="c"/>',
      '&amp;',
      '<!--',
      '<![CDATA[',
      '< ',
      '<a ',
      '<a b="',
      ' \n',
      '\r',
      '\r\n',
      '\u{1f600}',
      '<?',
      '"/>',
    ]) {
      const [short, long] = [10_000, 80_000].map((count) => best(`<r>${part.repeat(count)}</r>`));
      // Eight times as long; time with the square of the length would be 64 times as much.
      expect([part, long < 24 * short + 50]).toEqual([part, true]);
    }
  });
});
