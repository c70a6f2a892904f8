import { createHash } from 'node:crypto';
import { unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '@modalgain/numerics';
import { fixtureResults } from '../../figures/test/fixture/results.js';
import { elnBytes, readEln, type ElnRequest } from '../src/index.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A study with the given raw files, as the fixture's results. */
function requestOf(raw: Readonly<Record<string, Uint8Array>>): ElnRequest {
  const results = fixtureResults();
  const [input] = results.inputs;
  return {
    name: 'flat-stamping',
    results: {
      ...results,
      inputs: Object.entries(raw).map(([file, bytes]) => ({
        ...input,
        file,
        sha256: hashOf(bytes),
        byteLength: bytes.length,
        format: 'delimited-text',
        readAs: 'stripe-scan',
        films: ['SC1'],
        notes: [],
      })),
    },
    sources: new Map([...Object.entries(raw), [results.study.file, utf8('modalgain: 1\n')]]),
    outputs: new Map([
      ['results.json', utf8('{}')],
      ['tables/films.csv', utf8('film\r\nSC1\r\n')],
    ]),
  };
}

const raw = {
  'stripe/SC1 78 uJ.csv': utf8('1,2\n'),
  'afm/Fläche#1 100%.gwy': utf8('heights'),
  'zeros.bin': new Uint8Array(3 * 2 ** 20),
};
const request = requestOf(raw);
let archive: Uint8Array = new Uint8Array();
beforeAll(async () => {
  archive = await elnBytes(request);
});

const repacked = (change: (files: Record<string, Uint8Array>) => Record<string, Uint8Array>): Uint8Array =>
  zipSync(change(unzipSync(archive)), { level: 0 });

async function refusal(bytes: Uint8Array | Promise<Uint8Array>): Promise<string> {
  try {
    await readEln(await bytes);
  } catch (problem) {
    if (problem instanceof InputError) return problem.sentence;
    throw problem;
  }
  throw new Error('expected a refusal');
}

interface Entity {
  readonly '@id': string;
  readonly '@type': string;
  readonly [key: string]: unknown;
}
const graphOf = (bytes: Uint8Array): Entity[] => {
  const text = new TextDecoder().decode(unzipSync(bytes)['flat-stamping/ro-crate-metadata.json']);
  return (JSON.parse(text) as { '@graph': Entity[] })['@graph'];
};

/** Every reference in a value: objects that are an @id and nothing else. */
const references = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(references)
    : typeof value === 'object' && value !== null && '@id' in value && Object.keys(value).length === 1
      ? [String(value['@id'])]
      : [];

describe('an .eln that was written', () => {
  it('gives back the files of the study and of its results, and its study file', async () => {
    const { program, study, files, datasets } = await readEln(archive);
    expect({ program, study, datasets }).toEqual({
      program: 'modalgain',
      study: request.results.study.file,
      datasets: [request.results.study.title],
    });
    const expected = new Map([
      ...request.sources,
      ...[...request.outputs].map(([file, bytes]): [string, Uint8Array] => [`modalgain-out/${file}`, bytes]),
    ]);
    const hashes = (all: Iterable<readonly [string, Uint8Array]>): Map<string, string> =>
      new Map(Array.from(all, ([file, bytes]) => [file, hashOf(bytes)]));
    expect(hashes(files.map(({ path, read }) => [path, read()] as const))).toEqual(hashes(expected));
    expect(files.every(({ isVerified }) => isVerified)).toBe(true);
  });

  it('has the same bytes for the same content, in any time zone', async () => {
    expect(hashOf(await elnBytes(request))).toBe(hashOf(archive));
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    try {
      expect(hashOf(await elnBytes(request))).toBe(hashOf(archive));
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('is one folder in the ZIP, with the description in it', () => {
    const names = Object.keys(unzipSync(archive));
    expect(names).toContain('flat-stamping/ro-crate-metadata.json');
    for (const name of names) expect(name).toMatch(/^flat-stamping\//);
  });

  it('keeps the rules of RO-Crate: root descriptor, flat graph, every reference resolved', () => {
    const graph = graphOf(archive);
    const ids = graph.map((entity) => entity['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    const descriptor = graph.find((entity) => entity['@id'] === 'ro-crate-metadata.json');
    expect(descriptor).toMatchObject({
      '@type': 'CreativeWork',
      about: { '@id': './' },
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
    });
    const root = graph.find((entity) => entity['@id'] === './');
    expect(root?.['@type']).toBe('Dataset');
    for (const key of ['name', 'description', 'datePublished'])
      expect(typeof root?.[key], key).toBe('string');
    expect(root?.datePublished).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const outward = ['https://w3id.org/ro/crate/1.1'];
    for (const entity of graph) {
      for (const [key, value] of Object.entries(entity)) {
        for (const id of references(value)) expect([...ids, ...outward], key).toContain(id);
        // Flat: an object in a graph is a reference, or it stands in the graph by itself.
        for (const each of [value].flat())
          if (typeof each === 'object') expect(Object.keys(each as object)).toEqual(['@id']);
      }
    }
  });

  it('reaches every file of the ZIP from the root by hasPart, with the size and hash that it has', () => {
    const graph = graphOf(archive);
    const byId = new Map(graph.map((entity) => [entity['@id'], entity]));
    const reached = new Set<string>();
    const follow = (id: string): void => {
      if (reached.has(id)) return;
      reached.add(id);
      references(byId.get(id)?.hasPart).forEach(follow);
    };
    follow('./');
    const files = unzipSync(archive);
    const described = graph.filter((entity) => entity['@type'] === 'File');
    expect(
      described.map((entity) => `flat-stamping/${decodeURIComponent(entity['@id'].slice(2))}`).sort(),
    ).toEqual(
      Object.keys(files)
        .filter((name) => !name.endsWith('ro-crate-metadata.json'))
        .sort(),
    );
    for (const entity of described) {
      const bytes = files[`flat-stamping/${decodeURIComponent(entity['@id'].slice(2))}`] ?? new Uint8Array();
      expect(reached).toContain(entity['@id']);
      expect(entity).toMatchObject({ contentSize: String(bytes.length), sha256: hashOf(bytes) });
      expect(entity.encodingFormat).toMatch(/^[a-z]+\/[\w.+-]+$/);
      // An address: nothing in it but what RFC 3986 allows.
      expect(entity['@id']).toMatch(/^\.\/[A-Za-z0-9._~!$&'()*+,;=:@%/-]+$/);
    }
  });

  it('shows the answer, the verdicts and where the data come from before any file is opened', () => {
    const study = graphOf(archive).find((entity) => entity['@id'] === './study/');
    const { answer, verdicts } = request.results;
    expect(study?.description).toBe(answer);
    expect(String(study?.text).match(/<li>/g)).toHaveLength(verdicts.length);
    expect(String(study?.text).match(/synthetic data/gi)).toHaveLength(1);
    const films = graphOf(archive).find((entity) => entity.name === 'films.csv');
    expect(films?.description).toMatch(/^Films/);
  });

  it('names author and date where they are stated, and says that the date is not where it is not', async () => {
    const rootOf = (bytes: Uint8Array): Entity | undefined =>
      graphOf(bytes).find((entity) => entity['@id'] === './');
    const stated = await elnBytes({ ...request, author: 'A. Researcher', date: '2026-11-22' });
    expect(rootOf(stated)).toMatchObject({ datePublished: '2026-11-22', author: { '@id': '#author' } });
    expect(graphOf(stated).find((entity) => entity['@id'] === '#author')?.name).toBe('A. Researcher');
    expect(rootOf(archive)?.description).toContain('No date was stated');
    expect(rootOf(stated)?.description).not.toContain('No date was stated');
    expect(rootOf(archive)).not.toHaveProperty('author');
  });

  it('is refused to be written of a raw file that is another than the results say', async () => {
    const changed = new Map([...request.sources, ['zeros.bin', utf8('other')]]);
    await expect(elnBytes({ ...request, sources: changed })).rejects.toThrow('changed while the study ran');
    const without = new Map([...request.sources].filter(([file]) => file !== 'zeros.bin'));
    await expect(elnBytes({ ...request, sources: without })).rejects.toThrow('is missing');
  });
});

describe('an .eln that is read', () => {
  it('is refused where a file is another than described, with its name', async () => {
    const sentence = await refusal(
      repacked((files) => ({ ...files, 'flat-stamping/study/stripe/SC1 78 uJ.csv': utf8('1,3\n') })),
    );
    expect(sentence).toContain('"study/stripe/SC1 78 uJ.csv" differs (SHA-256');
  });

  it('is refused where a described file is missing', async () => {
    const bytes = repacked((files) =>
      Object.fromEntries(Object.entries(files).filter(([name]) => !name.endsWith('films.csv'))),
    );
    expect(await refusal(bytes)).toContain('"study/modalgain-out/tables/films.csv" is missing');
  });

  it.each([
    ['flat-stamping/../../evil', 'climbs out of its folder'],
    ['/etc/evil', 'an absolute path'],
    ['C:/evil', 'an absolute path'],
    ['flat-stamping\\evil', 'a backslash'],
    ['flat-stamping/a\u0007b', 'a control character'],
    ['flat-stamping//evil', 'an empty step'],
    ['flat-stamping/study/Zeros.bin', 'differ only in large and small letters'],
    ['elsewhere/evil', 'a file outside of the folder "flat-stamping/"'],
  ])('is refused with %j in it', async (name, why) => {
    const sentence = await refusal(repacked((files) => ({ ...files, [name]: utf8('x') })));
    expect(sentence).toContain(why);
    // eslint-disable-next-line no-control-regex -- none must reach a terminal
    expect(sentence).not.toMatch(/[\u0000-\u001f]/);
  });

  it('is refused with a symbolic link in it', async () => {
    const link = zipSync({
      'x/ro-crate-metadata.json': utf8('{"@graph":[]}'),
      'x/link': [utf8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }],
    });
    expect(await refusal(link)).toContain('found a symbolic link in the archive');
  });

  it('is refused where a file unpacks to far more than it is, or files overlap', async () => {
    const description = utf8('{"@graph":[{"@id":"./bomb","@type":"File","sha256":"0"}]}');
    const bomb = zipSync({ 'x/ro-crate-metadata.json': description, 'x/bomb': new Uint8Array(2 ** 25) });
    expect(await refusal(bomb)).toContain('a file that unpacks to more than 100 times its size');
    const twice = zipSync({
      'x/ro-crate-metadata.json': [description, { level: 0 }],
      'x/b': [new Uint8Array(99), { level: 0 }],
    });
    const view = new DataView(twice.buffer);
    const directory = view.getUint32(twice.length - 6, true);
    // The first entry of the directory claims nearly the whole archive as its packed data.
    view.setUint32(directory + 20, twice.length - 60, true);
    expect(await refusal(twice)).toContain('found files that overlap in the archive');
  });

  it('of another program gives its files as they lie, its datasets and its name', async () => {
    const note = utf8('a,b\n1,2\n');
    const graph = [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        sdPublisher: { '@type': 'Organization', name: 'eLabFTW' },
      },
      { '@id': './', '@type': ['Dataset'], hasPart: [{ '@id': './Experiment 1' }] },
      { '@id': './Experiment 1', '@type': 'Dataset', name: 'Gain\u001b[31m of SC1' },
      {
        '@id': './Experiment 1/100% pump.csv',
        '@type': 'File',
        contentType: 'text/csv',
        sha256: hashOf(note),
      },
      { '@id': './Experiment 1/left-out.pdf', '@type': 'File' },
      { '@id': 'https://example.org/remote.csv', '@type': 'File', sha256: '00' },
    ];
    const foreign = zipSync({
      'export/': new Uint8Array(),
      'export/ro-crate-metadata.json': utf8(JSON.stringify({ '@context': 'x', '@graph': graph })),
      'export/Experiment 1/100% pump.csv': note,
      'export/Experiment 1/extra.txt': utf8('not described'),
    });
    const { files, ...content } = await readEln(foreign);
    expect(content).toEqual({ program: 'eLabFTW', datasets: ['Gain [31m of SC1'], study: null });
    expect(files.map(({ path, isVerified, mediaType }) => [path, isVerified, mediaType])).toEqual([
      ['Experiment 1/100% pump.csv', true, 'text/csv'],
      ['Experiment 1/extra.txt', false, null],
    ]);
    expect(files[0]?.read()).toEqual(note);
  });

  it.each([
    ['no ZIP', utf8('hello'), 'no directory of a ZIP archive'],
    ['a ZIP without description', zipSync({ 'a/b': utf8('x') }), 'found no ro-crate-metadata.json'],
    ['no JSON', zipSync({ 'a/ro-crate-metadata.json': utf8('{') }), 'found no JSON'],
    ['no graph', zipSync({ 'a/ro-crate-metadata.json': utf8('[1]') }), 'found no list "@graph"'],
  ])('is refused as %s', async (_, bytes, why) => {
    expect(await refusal(bytes)).toContain(why);
  });

  it('ends in a sentence or in files, whatever is cut off or overwritten', async () => {
    const small = await elnBytes(requestOf({ 'a.csv': utf8('1,2\n') }));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(small.length),
        fc.array(fc.tuple(fc.nat(small.length - 1), fc.nat(255)), { maxLength: 4 }),
        async (cut, changes) => {
          const bytes = small.slice(0, cut % 4 === 0 ? cut : undefined);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          try {
            for (const { read } of (await readEln(bytes)).files) read();
          } catch (problem) {
            if (!(problem instanceof InputError)) throw problem;
            expect(problem.sentence).not.toContain('\n');
          }
        },
      ),
      { numRuns: 500, seed: 3 },
    );
  });
});
