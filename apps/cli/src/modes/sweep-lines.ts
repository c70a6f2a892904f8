import type { ModesSweep, SweptMode } from '@modalgain/study';
import { alignedTable } from '../aligned-table.js';

const mostRows = 25;
const mostModes = 4;

/** Modes through a sweep, for a person: N and confinement of the first few. */
export function sweepLines(sweep: ModesSweep): string[] {
  const { file, variable, layer, values, wavelengthNm, modes, notes, uncertain } = sweep;
  const unit = variable === 'index' ? '' : ' nm';
  const of = layer === undefined ? variable : `${variable} of ${layer === 'film' ? 'the film' : layer}`;
  const at = wavelengthNm === undefined ? '' : ` at ${wavelengthNm} nm`;
  const [first, last] = [values[0], values[values.length - 1]];
  return [
    `${file}: ${of} from ${first} to ${last}${unit}${at}`,
    ...(modes.length === 0
      ? ['No guided mode in all of the sweep.']
      : [...table(sweep), ...begins(sweep, unit)]),
    ...uncertain.map(
      ([from, to]) =>
        `Between ${from} and ${to}${unit} two modes are too near to each other to be told apart.`,
    ),
    ...notes.map((note) => `Note: ${note}`),
  ];
}

const nameOf = ({ polarization, order }: SweptMode): string => `${polarization}${order}`;

function table({ variable, values, modes }: ModesSweep): string[] {
  const shown = modes.slice(0, mostModes);
  const every = Math.ceil(values.length / mostRows);
  const rows = values.flatMap((value, i) => (i % every === 0 ? [[value, shown] as const] : []));
  const cells = (mode: SweptMode, value: number): string[] => {
    const at = mode.value.indexOf(value);
    if (at === -1) return ['-', '-'];
    return [mode.effectiveIndex[at][0].toFixed(5), mode.confinementModal[at][0].toFixed(4)];
  };
  const more = [
    ...(modes.length > shown.length ? [`${modes.length} modes`] : []),
    ...(every > 1 ? [`all ${values.length} values`] : []),
  ];
  return [
    ...alignedTable(
      [
        variable === 'index' ? 'n' : 'nm',
        ...shown.flatMap((mode) => [`N ${nameOf(mode)}`, `Γ ${nameOf(mode)}`]),
      ],
      rows.map(([value, of]) => [
        String(Number(value.toPrecision(6))),
        ...of.flatMap((mode) => cells(mode, value)),
      ]),
    ),
    ...(more.length > 0 ? [`(--json has ${more.join(' and ')})`] : []),
  ];
}

/** Where modes begin and end, as far as that is inside the sweep. */
function begins({ values, modes }: ModesSweep, unit: string): string[] {
  const [first, last] = [values[0], values[values.length - 1]];
  return modes.flatMap((mode) => {
    const [from, to] = [mode.value[0], mode.value[mode.value.length - 1]];
    const start =
      mode.cutoffThicknessNm === undefined
        ? from === first
          ? []
          : [`from about ${Number(from.toPrecision(5))}${unit}`]
        : [`from ${mode.cutoffThicknessNm.toFixed(2)} nm`];
    const end = to === last ? [] : [`up to about ${Number(to.toPrecision(5))}${unit}`];
    const span = [...start, ...end].join(' ');
    return span === '' ? [] : [`${nameOf(mode)} is there ${span}.`];
  });
}
