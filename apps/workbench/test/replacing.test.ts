import { afterEach, describe, expect, it } from 'vitest';
import { freeName, joined, useReplacing, type Replacing } from '../src/files/replacing';
import { takeOutStudy } from '../src/files/study-among';
import { withoutCommonFolder } from '../src/files/dropped-files';
import { changedFiles, isSavedIn } from '../src/home/study-home';
import { studyTextOf } from '../src/home/study-text';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const present = new Map([['a.csv', bytes('one')]]);

/** Answers the question as soon as it is put. */
function answerWith(choice: Replacing): string[] {
  const asked: string[] = [];
  stop = useReplacing.subscribe(({ paths, answer }) => {
    if (paths.length === 0) return;
    asked.push(...paths);
    queueMicrotask(() => answer(choice));
  });
  return asked;
}
let stop = (): void => undefined;
afterEach(() => stop());

describe('files that join a study', () => {
  it('come in without a question under names that are free', async () => {
    const asked = answerWith('leave-out');
    const files = await joined(present, new Map([['b.csv', bytes('two')]]), '');
    expect([...files.keys()]).toEqual(['a.csv', 'b.csv']);
    expect(asked).toEqual([]);
  });

  it('leave the study as it is where they are the files that are there', async () => {
    expect(await joined(present, new Map([['a.csv', bytes('one')]]), '')).toBe(present);
  });

  it('replace another file only where the user says so', async () => {
    const asked = answerWith('replace');
    const files = await joined(present, new Map([['a.csv', bytes('two')]]), '');
    expect(asked).toEqual(['a.csv']);
    expect(files.get('a.csv')).toEqual(bytes('two'));
  });

  it('stay beside the other file under a name that tells where they came from', async () => {
    answerWith('keep-both');
    const added = new Map([['a.csv', bytes('two')]]);
    expect([...(await joined(present, added, 'tuesday')).keys()]).toEqual(['a.csv', 'tuesday/a.csv']);
    expect(freeName(new Map([['a.csv', 0]]), 'a.csv', '')).toBe('a (2).csv');
    expect(freeName(new Map([['x.y/a', 0]]), 'x.y/a', '')).toBe('x.y/a (2)');
    expect((await joined(present, added, '')).get('a.csv')).toEqual(bytes('one'));
  });

  it('are left out where the user does not want them', async () => {
    answerWith('leave-out');
    const files = await joined(present, new Map([['a.csv', bytes('two')]]), '');
    expect([...files]).toEqual([...present]);
  });

  it('lose the one folder that holds them all, and remember its name', () => {
    const { files, folder } = withoutCommonFolder(new Map([['monday/a.csv', bytes('')]]));
    expect([...files.keys()]).toEqual(['a.csv']);
    expect(folder).toBe('monday');
  });
});

describe('the study file among dropped files', () => {
  it('keeps the mark at its beginning', () => {
    const text = '\uFEFFmodalgain: 1\r\n';
    expect(bytes(studyTextOf(bytes(text)))).toEqual(bytes(text));
  });

  it('is refused with a sentence where it is not UTF-8', () => {
    const files = new Map([['study.yaml', Uint8Array.of(0x74, 0xe4, 0x74)]]);
    expect(takeOutStudy(files)).toMatchObject({ sentence: expect.stringContaining('not UTF-8') as string });
  });

  it('is refused where there are two of them', () => {
    const files = new Map([
      ['one/study.yaml', bytes('')],
      ['two/study.yaml', bytes('')],
    ]);
    const sentence = expect.stringContaining('one/study.yaml and two/study.yaml') as string;
    expect(takeOutStudy(files)).toMatchObject({ sentence });
  });
});

describe('what a place holds of a study', () => {
  it('is all of it only while text and files are the same', () => {
    const saved = { text: 'a', files: present };
    const replaced = { text: 'a', files: new Map([['a.csv', bytes('two')]]) };
    expect(isSavedIn(saved, saved)).toBe(true);
    expect(isSavedIn(saved, { ...saved, text: 'b' })).toBe(false);
    expect(isSavedIn(saved, replaced)).toBe(false);
    expect(changedFiles(replaced, saved)).toEqual([
      { path: 'a.csv', bytes: bytes('two'), former: bytes('one') },
    ]);
  });
});
