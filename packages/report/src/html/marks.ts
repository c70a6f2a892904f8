import { filmStyle, inks, severityInks, shapePath } from '@modalgain/figures';
import type { Severity } from '@modalgain/numerics';
import type { FilmResult } from '@modalgain/study';
import { markup, Html } from './markup.js';

/** A film's marker as on the figures, before its name. */
export function filmMark(film: FilmResult): Html {
  const { hue, fill, shape } = filmStyle(film);
  const path = `<path d="${shapePath(shape, 4)}" fill="${fill}" stroke="${hue}" stroke-width="1.6" stroke-linejoin="round"/>`;
  return new Html(
    `<svg class="mark" viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true">${path}</svg>`,
  );
}

/** A film's marker and name. */
export const filmName = (film: FilmResult): Html =>
  markup`<span class="film">${filmMark(film)}${film.name}</span>`;

export const severityWords: Readonly<Record<Severity, string>> = {
  contradiction: 'Contradiction',
  'not-determined': 'Not determined',
  caution: 'Caution',
  note: 'Note',
  holds: 'Holds',
};

/** Each severity has its own shape, so that it is told apart in grey and without colour. */
const drawings: Readonly<Record<Severity, (ink: string) => string>> = {
  contradiction: (ink) =>
    `<rect x="1.5" y="1.5" width="13" height="13" rx="2.5" fill="${ink}"/><path d="M5.3 5.3L10.7 10.7M10.7 5.3L5.3 10.7" stroke="${inks.paper}" stroke-width="1.8" stroke-linecap="round"/>`,
  'not-determined': (ink) =>
    `<path d="M8 .9L15.1 8L8 15.1L.9 8Z" fill="none" stroke="${ink}" stroke-width="1.4" stroke-linejoin="round"/><path d="M6.4 6.6a1.65 1.65 0 1 1 2.4 1.5c-.6.3-.8.6-.8 1.1M8 11.1v.1" fill="none" stroke="${ink}" stroke-width="1.4" stroke-linecap="round"/>`,
  caution: (ink) =>
    `<path d="M8 1.8L15 14H1Z" fill="none" stroke="${ink}" stroke-width="1.4" stroke-linejoin="round"/><path d="M8 6.2V10M8 12v.1" stroke="${ink}" stroke-width="1.5" stroke-linecap="round"/>`,
  note: (ink) =>
    `<circle cx="8" cy="8" r="6.3" fill="none" stroke="${ink}" stroke-width="1.4"/><path d="M8 7.4V11M8 4.9v.1" stroke="${ink}" stroke-width="1.5" stroke-linecap="round"/>`,
  holds: (ink) =>
    `<circle cx="8" cy="8" r="6.3" fill="none" stroke="${ink}" stroke-width="1.4"/><path d="M5.2 8.2L7.2 10.2L10.8 6" fill="none" stroke="${ink}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
};

/** The icon of a severity, with its word as text alternative. */
export function severityIcon(severity: Severity): Html {
  const body = drawings[severity](severityInks[severity]);
  const label = severityWords[severity];
  return new Html(
    `<svg class="icon" viewBox="0 0 16 16" width="16" height="16" role="img" aria-label="${label}">${body}</svg>`,
  );
}
