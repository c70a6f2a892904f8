import type { DescribedFile } from './file-reference.js';

/** The files that users write, with their shortest useful example. */
export const describedFiles: Readonly<Record<string, DescribedFile>> = {
  'study-file.md': {
    schema: 'study',
    title: 'Study file',
    introduction: `A study file says which raw file belongs to which film, and states what no file can know.
[From a raw folder to a report](../tutorial.md) writes one step by step, \`modalgain new FOLDER\` proposes one, and
[the example](../../examples/flat-stamping/study.yaml) shows nearly all of it with comments.`,
    example: `modalgain: 1
title: My first film
wavelengths: { emission: 656 nm }
films:
  A1:
    stripe: { files: 'A1-*.csv' }`,
  },
  'stack-file.md': {
    schema: 'stack',
    title: 'Stack file',
    introduction: `A stack file describes layers for \`modalgain modes\`, \`stack\` and \`ellipsometry\`, from the cover down:
[modes](../analyses/modes.md), [stack and pump](../analyses/stack-and-pump.md), [ellipsometry](../analyses/ellipsometry.md).`,
    example: `wavelength: 656 nm
layers:
  - { index: air }
  - { index: 1.9, thickness: 204.3 nm }
  - { index: fused-silica }`,
  },
  'sweep-file.md': {
    schema: 'sweep',
    title: 'Sweep file',
    introduction: `A sweep file asks one question of many studies, or of many films that could be made:
[many studies, many films](../sweeps.md), [on a cluster](../cluster.md).`,
    example: `sweep: 1
title: Spring campaign
studies: films/*/study.yaml
labels: films/{date}-{recipe}/study.yaml`,
  },
};
