import { unitSize } from '@modalgain/numerics';
import { parseCell } from '../delimited-text/number.js';
import { nameAndUnit } from '../delimited-text/unit-in-header.js';

/** What "key: value" lines of an instrument say. */
export type Settings = ReadonlyMap<string, string>;

/** A setting by the name in which notes give it, and the key that programs write for it, in lower case without its unit. */
export type NamedSetting = readonly [name: string, key: RegExp];

/** The entry of the first key that fits: its value as written, and the unit that the key states. */
export function settingOf(
  settings: Settings,
  key: RegExp,
): { readonly value: string; readonly unit: string | undefined } | undefined {
  for (const [written, value] of settings) {
    const { name, unit } = nameAndUnit(written);
    if (key.test(name) && value !== '') return { value, unit };
  }
  return undefined;
}

/** The number at the start of a value, as in "70000 (USB2+H11150)", with decimal point or comma. */
export function numberOf(value: string): number | undefined {
  const [first = ''] = /^[^\s(;]+/.exec(value.trim()) ?? [];
  return parseCell(first, '.') ?? parseCell(first, ',');
}

/** Programs of spectrometers abbreviate seconds in their own ways. */
const secondsOf: ReadonlyMap<string, number> = new Map([
  ['sec', 1],
  ['secs', 1],
  ['msec', 1e-3],
  ['usec', 1e-6],
]);

/** A positive time in s: the unit is that of the key, "Integration Time (usec)", or behind the number, "70 ms". */
export function timeOfSettings(settings: Settings, key: RegExp): number | undefined {
  const found = settingOf(settings, key);
  if (!found) return undefined;
  const time = numberOf(found.value);
  const unit = found.unit ?? /^[^\s(;]+\s+(\p{L}+)/u.exec(found.value)?.at(1) ?? '';
  const size = secondsOf.get(unit) ?? unitSize(unit, 'durationS');
  if (time === undefined || time <= 0 || size === undefined) return undefined;
  return Number((time * size).toPrecision(12));
}

/** One sentence for the notes of a file; nothing where none of the settings is stated. */
export function settingsNote(settings: Settings, named: readonly NamedSetting[]): readonly string[] {
  const said = named.flatMap(([name, key]) => {
    const found = settingOf(settings, key);
    if (!found) return [];
    return [`${name} ${found.value}${found.unit === undefined ? '' : ` (${found.unit})`}`];
  });
  return said.length === 0 ? [] : [`Settings: ${said.join('; ')}.`];
}

/**
 * The settings in lines of text, of the forms "key: value", "key=value" and "key;value", with or without "#" before them.
 * Where a key stands twice the first counts: a detector is described before what stands behind it.
 */
export function settingsOfLines(lines: readonly string[]): Settings {
  const settings = new Map<string, string>();
  for (const line of lines) {
    const text = line.trimStart().replace(/^#\s*/, '');
    const [key] = /^(?=\p{L})[^:=;\t]*/u.exec(text)?.map((written) => written.trimEnd()) ?? [''];
    const [sign] = /^\s*[:=;\t]/.exec(text.slice(key.length)) ?? [];
    if (key === '' || sign === undefined || settings.has(key)) continue;
    settings.set(key, text.slice(key.length + sign.length).trim());
  }
  return settings;
}
