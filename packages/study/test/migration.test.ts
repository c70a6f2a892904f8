import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { readStudy, studySchema } from '../src/index.js';
import { carriedOver, readPresentVersion, type MigrationStep } from '../src/migration/index.js';
import { version } from '../src/version.js';
import { studyMigrations } from '../src/migration/migration-step.js';

const study = `# Films of March
modalgain: 1 # of the file
title: Two films # as in the notebook
wavelengths: { emission: 656 nm }
films:
  A1:
    # taken before the lamp was changed
    stripe: { files: 'A1-*.csv' }
`;

/** Steps that never were: "title" becomes "name", then the emission wavelength moves up. */
const steps: readonly MigrationStep[] = [
  {
    edits: (before) => [
      { path: ['name'], value: (before as { title: string }).title },
      { path: ['title'], value: undefined },
    ],
  },
  {
    edits: (before) => [
      { path: ['emission'], value: (before as { wavelengths: { emission: string } }).wavelengths.emission },
      { path: ['wavelengths'], value: undefined },
    ],
  },
];

describe('a study file of an older version', () => {
  it('is carried over step by step, comments and all other lines as they were', () => {
    const migrated = carriedOver(study, 'study.yaml', steps);
    expect(migrated).toContain('# Films of March\nmodalgain: 3 # of the file\n');
    expect(migrated).toContain('name: Two films');
    expect(migrated).toContain('emission: 656 nm\n');
    expect(migrated).not.toMatch(/^(title|wavelengths)/m);
    expect(migrated).toContain(
      "    # taken before the lamp was changed\n    stripe: { files: 'A1-*.csv' }\n",
    );
  });

  it('enters at its own version, and one of the present version stays as it is', () => {
    const second = carriedOver(study, 'study.yaml', steps.slice(0, 1));
    expect(carriedOver(second, 'study.yaml', steps)).toBe(carriedOver(study, 'study.yaml', steps));
    const third = carriedOver(study, 'study.yaml', steps);
    expect(carriedOver(third, 'study.yaml', steps)).toBe(third);
  });

  it('is read as the present one says it', () => {
    const { value } = readPresentVersion(study, 'study.yaml', steps);
    expect(value).toMatchObject({ modalgain: 3, name: 'Two films', emission: '656 nm' });
  });
});

describe('the version of a study file', () => {
  function refusalOf(text: string): string {
    try {
      readStudy(text, 'study.yaml');
    } catch (error) {
      if (error instanceof InputError) return error.sentence;
      throw error;
    }
    throw new Error('the study was read');
  }
  const ofVersion = (version: string): string => study.replace('modalgain: 1', `modalgain: ${version}`);

  it('is that to which the steps lead', () => {
    expect(studySchema.shape.modalgain.value).toBe(studyMigrations.length + 1);
    expect(readStudy(study, 'study.yaml').study.title).toBe('Two films');
  });

  it('is refused where it is newer than the program, which says what to do', () => {
    expect(refusalOf(ofVersion('2'))).toBe(
      `study.yaml, line 2, modalgain: the file is of version 2, newer than modalgain ${version}, which reads up to version 1; install a newer modalgain.`,
    );
  });

  it.each(['0', '-1', '1.5', '"one"', 'null', '[1]'])('is refused where it is none: %s', (stated) => {
    expect(refusalOf(ofVersion(stated))).toBe(
      `study.yaml, line 2, modalgain: found ${stated}, which is no version of study files; write "modalgain: 1".`,
    );
  });

  it('is asked for where it is missing', () => {
    expect(refusalOf(study.replace(/modalgain: 1.*\n/, ''))).toBe(
      'study.yaml, line 2, modalgain: is missing.',
    );
  });
});
