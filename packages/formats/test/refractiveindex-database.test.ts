import { InputError } from '@modalgain/numerics';
import {
  databasePages,
  findPage,
  memorySource,
  pageName,
  readEveryPage,
  searchPages,
} from '@modalgain/formats';
import type { DatabasePage } from '@modalgain/formats';
import { folderSource } from '@modalgain/formats/node';
import { describe, expect, it } from 'vitest';
import { itWithSharedData, sharedData } from '../../../test-support/shared-data.js';
import { utf8 } from './support.js';

const formula = 'DATA:\n  - type: formula 5\n    wavelength_range: 0.3 1\n    coefficients: 1.5\n';
const nonlinear = 'DATA:\n  - type: tabulated n2\n    data: |\n        1.064 3e-20\n';
const catalog = `- DIVIDER: "Research data"
- SHELF: main
  name: "MAIN"
  content:
    - DIVIDER: "Ag - Silver"
    - BOOK: Ag
      name: "Ag (Silver)"
      content:
        - PAGE: Johnson
          name: "Johnson and Christy 1972: n,k 0.188-1.94 um"
          data: main/Ag/nk/Johnson.yml
        - PAGE: Gone
          name: "No file has this"
          data: main/Ag/nk/Gone.yml
- SHELF: organic
  content:
    - BOOK: hexane
      content:
        - PAGE: Kerl
          name: "Kerl <i>et al.</i> 1995"
          data: organic/C6H14 - hexane/nk/Kerl-293K.yml
- SHELF: 3d
  content:
    - BOOK: metals
      content:
        - PAGE: silver
          name: "Silver (Ag)"
          data: main/Ag/nk/Johnson.yml
`;

/** The layout of today, as a checkout has it. */
const today: Readonly<Record<string, string>> = {
  'README.yml': 'title: none',
  'database/catalog-nk.yml': catalog,
  'database/data/main/Ag/about.yml': 'NAMES:\n  - Silver\n',
  'database/data/main/Ag/nk/Johnson.yml': formula,
  'database/data/main/Ag/nk/Yang.yml': formula,
  'database/data/main/SiO2/nk/Malitson.yml': formula,
  'database/data/main/SiO2/n2/Adair-e.yml': nonlinear,
  'database/data/main/SiO2/n2/Malitson.yml': nonlinear,
  'database/data/organic/C6H14 - hexane/nk/Kerl-293K.yml': formula,
  'database/data/other/mixed gases/air/nk/Ciddor.yml': formula,
  'database/data/specs/schott/optical/N-BK7.yml': formula,
  'database/data/main/Xx/nk/Broken.yml': formula.replace('1.5', 'one'),
};

const sourceOf = (files: Readonly<Record<string, string>>) =>
  memorySource(new Map(Object.entries(files).map(([name, text]) => [name, utf8(text)])));

const pagesOf = (files: Readonly<Record<string, string>>): Promise<readonly DatabasePage[]> =>
  databasePages(sourceOf(files));

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (problem) {
    if (problem instanceof InputError) return problem.sentence;
    throw problem;
  }
  throw new Error('nothing was refused');
}

describe('a folder of the refractiveindex.info database', () => {
  it('finds a page by its names in the catalog, by its folders and by its file, in any case', async () => {
    const pages = await pagesOf(today);
    const silver = 'database/data/main/Ag/nk/Johnson.yml';
    for (const name of [
      'main/Ag/Johnson',
      'AG/johnson',
      'main/ag/nk/Johnson.yml',
      silver,
      '3d/metals/silver',
    ])
      expect(findPage(pages, name).file, name).toBe(silver);
    const hexane = 'database/data/organic/C6H14 - hexane/nk/Kerl-293K.yml';
    for (const name of ['organic/hexane/Kerl', 'hexane', 'C6H14/Kerl-293K', 'organic/C6H14 - hexane'])
      expect(findPage(pages, name).file, name).toBe(hexane);
    expect(findPage(pages, 'air').file).toContain('Ciddor');
    expect(findPage(pages, 'other/mixed gases/air/Ciddor').file).toContain('Ciddor');
    expect(findPage(pages, 'specs/schott/optical/N-BK7').file).toContain('N-BK7');
    expect(pageName(findPage(pages, 'hexane'))).toBe('organic/hexane/Kerl');
    expect(findPage(pages, 'hexane').title).toBe('Kerl et al. 1995');
  });

  it('prefers n and k to the nonlinear index of the same name', async () => {
    const pages = await pagesOf(today);
    expect(findPage(pages, 'SiO2/Malitson').kind).toBe('nk');
    expect(findPage(pages, 'SiO2/Adair-e').kind).toBe('n2');
  });

  it('asks back where a name means several pages, and helps where it means none', async () => {
    const pages = await pagesOf(today);
    expect(refusal(() => findPage(pages, 'Ag'))).toContain('may be any of main/Ag/Johnson, main/Ag/Yang');
    expect(refusal(() => findPage(pages, 'main/Ag/Jonson'))).toContain('of Ag it has Johnson, Yang');
    expect(refusal(() => findPage(pages, 'SiO3/Malitson'))).toContain('did you mean "sio2"? It has Malitson');
    expect(refusal(() => findPage(pages, 'qqqqqqqq'))).toContain('search it with --list');
  });

  it('searches names, titles and paths', async () => {
    const found = searchPages(await pagesOf(today), 'christy 1972');
    expect(found.map(({ page }) => page)).toEqual(['Johnson']);
  });

  it.each([
    [
      'data with library.yml',
      { 'library.yml': catalog.replaceAll('/nk/', '/'), 'data/main/Ag/Johnson.yml': formula },
    ],
    [
      'data-nk with its catalog',
      { 'catalog-nk.yml': catalog.replaceAll('/nk/', '/'), 'data-nk/main/Ag/Johnson.yml': formula },
    ],
    ['the folder of data alone', { 'main/Ag/nk/Johnson.yml': formula }],
    ['the folder data-nk in a checkout', { 'database/data-nk/main/Ag/Johnson.yml': formula }],
  ])('reads the layout of %s', async (_, files) => {
    const page = findPage(await pagesOf(files), 'main/Ag/Johnson');
    expect(pageName(page)).toBe('main/Ag/Johnson');
  });

  it('finds pages in a folder above the database', async () => {
    const pages = await pagesOf({
      'copies/db/main/Ag/nk/Johnson.yml': formula,
      'copies/db/main/Ag/nk/Yang.yml': formula,
    });
    expect(findPage(pages, 'main/Ag/Johnson').file).toContain('Johnson');
    expect(findPage(pages, 'Ag/yang').file).toContain('Yang');
  });

  it('knows the nonlinear indices of data-n2', async () => {
    const [page] = await pagesOf({ 'database/data-n2/main/CS2/Ensley.yml': nonlinear });
    expect(page.kind).toBe('n2');
  });

  it('refuses a folder without optical constants', async () => {
    await expect(pagesOf({ 'readme.md': '' })).rejects.toThrow('found no .yml file of optical constants');
  });

  it('says of every file whether it reads, or why not, and of each once', async () => {
    const source = sourceOf(today);
    const outcomes = [];
    for await (const outcome of readEveryPage(source, await databasePages(source))) outcomes.push(outcome);
    const refused = outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? [outcome.reason] : []));
    expect(new Set(outcomes.map(({ file }) => file)).size).toBe(outcomes.length);
    expect(outcomes.length - refused.length).toBe(6);
    expect(refused).toHaveLength(4);
    expect(refused.filter((reason) => reason.includes('nonlinear'))).toHaveLength(2);
    expect(refused.find((reason) => reason.includes('Broken'))).toMatch(/line 4, coefficients: found "one"/);
  });

  itWithSharedData('reads the whole sample of the database but its two files of n2', async () => {
    const source = folderSource(sharedData('materials/db'));
    const pages = await databasePages(source);
    expect(pages).toHaveLength(79);
    const refused = [];
    for await (const outcome of readEveryPage(source, pages))
      if (outcome.kind === 'refused') refused.push(outcome.reason);
    expect(refused).toHaveLength(2);
    for (const reason of refused) expect(reason).toContain('nonlinear indices n2');
    expect(findPage(pages, 'CsPbBr3/Brennan').shelf).toBe('other');
    expect(findPage(pages, 'poly(methyl methacrylate)/Sultanova').file).toContain('C5H8O2');
  });
});
