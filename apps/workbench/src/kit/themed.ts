import { familyHues, inks, severityInks } from '@modalgain/figures';

/** What each colour of a figure on paper is on the page: the token of the theme. */
const tokens: ReadonlyMap<string, string> = new Map([
  [inks.paper, '--panel'],
  [inks.ink, '--ink'],
  [inks.secondary, '--ink-2'],
  [inks.faint, '--ink-3'],
  [inks.ghost, '--ghost'],
  [inks.line, '--line-2'],
  [inks.hairline, '--line'],
  [inks.forbidden, '--sunken'],
  ...familyHues.map((hue, i): [string, string] => [hue, `--f${i + 1}`]),
  ...Object.entries(severityInks).map(([severity, ink]): [string, string] => [ink, `--${severity}`]),
]);

const attributes = ['fill', 'stroke', 'color', 'stop-color'] as const;

/** Gives a drawn figure the colours of the page's theme; pictures (maps) keep theirs. */
export function takeTheme(figure: SVGElement): void {
  for (const element of [figure, ...figure.querySelectorAll('*')]) {
    for (const attribute of attributes) {
      const token = tokens.get(element.getAttribute(attribute)?.toUpperCase() ?? '');
      if (token !== undefined) element.setAttribute(attribute, `var(${token})`);
    }
  }
}
