import { UnreadableFileError } from '@modalgain/numerics';
import { parseCell } from '../delimited-text/number.js';
import type { FileContent, NamedBytes } from '../format.js';
import { quoted } from '../quoted.js';
import { readText } from '../read-text.js';
import { labSpecContent } from '../spectrometer/labspec.js';
import type { Settings } from '../spectrometer/settings.js';
import { findElement, parseXml } from '../xml/index.js';
import type { XmlElement } from '../xml/index.js';
import { childOf, descendantOf, identifiers } from './identifiers.js';

/** Reads the XML that LabSpec 6 exports: the axes and settings of its tree, the spectra of its matrix. */
export function readLabSpecXml({ name, bytes }: NamedBytes): FileContent {
  const root = parseXml(readText(bytes, name));
  const tree = findElement(root, 'LSX_Tree');
  if (!tree) throw new UnreadableFileError('found no LSX_Tree, expected the axes and settings of LabSpec.');
  const axes = axesOf(tree);
  const spectral = axes.find(({ type }) => /^spectr/i.test(type));
  if (!spectral)
    throw new UnreadableFileError('found no axis of the type "Spectr", expected that of spectra.');
  const spectra = spectraOf(root);
  const along = axes
    .filter((axis) => axis !== spectral)
    .map(({ values }) => values)
    .filter((values) => values.length === spectra.length && spectra.length > 1);
  return labSpecContent({
    settings: settingsOf(tree),
    axis: spectral.values,
    axisUnit: spectral.unit,
    spectra,
    coordinates: along,
    intensityUnit: axes.find(({ type }) => /^intens/i.test(type))?.unit ?? '',
  });
}

interface Axis {
  readonly type: string;
  readonly unit: string;
  readonly values: Float64Array;
}

function axesOf(tree: XmlElement): readonly Axis[] {
  const axes = descendantOf(tree, identifiers.axes)?.children ?? [];
  return axes.map((axis) => {
    const type = childOf(axis, identifiers.type)?.text ?? '';
    return {
      type,
      unit: childOf(axis, identifiers.unit)?.text ?? '',
      values: numbersIn(childOf(axis, identifiers.values)?.text ?? '', `the axis ${quoted(type)}`),
    };
  });
}

function settingsOf(tree: XmlElement): Settings {
  const settings = new Map<string, string>();
  const collect = (element: XmlElement): void => {
    const key = childOf(element, identifiers.name)?.text;
    if (key && !settings.has(key)) settings.set(key, childOf(element, identifiers.value)?.text ?? '');
    for (const child of element.children) collect(child);
  };
  const part = descendantOf(tree, identifiers.settings);
  if (part) collect(part);
  return settings;
}

function spectraOf(root: XmlElement): readonly Float64Array[] {
  const rows = findElement(root, 'LSX_Matrix')?.children.filter(({ name }) => name === 'LSX_Row') ?? [];
  if (rows.length === 0)
    throw new UnreadableFileError('found no LSX_Row in an LSX_Matrix, expected one a spectrum.');
  return rows.map(({ text }, index) => numbersIn(text, `row ${index + 1}`));
}

function numbersIn(text: string, where: string): Float64Array {
  const cells = text.trim() === '' ? [] : text.trim().split(/\s+/);
  return Float64Array.from(cells, (cell) => {
    const value = parseCell(cell, '.');
    if (value !== undefined) return value;
    throw new UnreadableFileError(`found ${quoted(cell)} in ${where}, expected numbers.`);
  });
}
