import { describe, expect, it } from 'vitest';
import { InputError } from '@modalgain/numerics';
import { readStudy } from '../src/schema/read-study.js';

const refusalOf = (extra: string): { message: string; field: string | undefined } => {
  const text = `modalgain: 1\ntitle: t\nwavelengths: {emission: 656 nm}\nfilms:\n  A: {}\n${extra}\n`;
  try {
    readStudy(text, 'study.yaml');
  } catch (error) {
    if (error instanceof InputError) return { message: error.message, field: error.place.field };
    throw error;
  }
  return { message: 'nothing', field: undefined };
};

describe('a study', () => {
  it('whose resonator has no kind is told that the key is missing, and which kinds there are', () => {
    expect(refusalOf('resonator: {length: 500 um}').message).toContain(
      'the key "kind" is missing; expected "dfb" or "fabry-perot".',
    );
  });

  it('whose resonator is of an unknown kind is told what was found', () => {
    expect(refusalOf('resonator: {kind: vcsel, length: 500 um}').message).toContain(
      'found the kind "vcsel"; expected "dfb" or "fabry-perot".',
    );
  });

  it('with a third order of a grating is told both that there are', () => {
    const { message, field } = refusalOf(
      'resonator: {kind: dfb, order: 3, length: 500 um, coupling: 60 cm^-1}',
    );
    expect(message).toContain('found 3; expected 1 or 2.');
    expect(field).toBe('resonator.order');
  });

  it('with a coupling beyond what a grating can have is refused at that field, before anything is computed', () => {
    const { message, field } = refusalOf('resonator: {kind: dfb, length: 5 cm, coupling: 900 cm^-1}');
    expect(message).toContain('has to be up to 1000');
    expect(field).toBe('resonator.coupling');
  });

  it('with the index of its particles needs that of what lies between them', () => {
    const { message } = refusalOf('particle: {size: [20 nm, 20 nm, 7 nm], index: "2.3 +- 0.1"}');
    expect(message).toContain('needs index and ligandIndex together');
  });
});
