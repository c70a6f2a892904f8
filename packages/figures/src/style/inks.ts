/** Colours of figures and reports, which are always on white: ink for chrome, hues for films and verdicts. */
export const inks = {
  paper: '#FFFFFF',
  ink: '#16181B',
  secondary: '#4E535A',
  faint: '#666B72',
  ghost: '#B9BBB6',
  line: '#C6C6BE',
  hairline: '#E3E3DD',
  forbidden: '#EDEDE8',
} as const;

/** One hue a film family, in this order; they stay apart for protan, deutan and tritan sight. */
export const familyHues = ['#0B5FB8', '#CF5A0A', '#7A1F5C', '#17908A', '#8A76E8', '#6B5300'] as const;

/** One colour a severity of verdicts. */
export const severityInks = {
  contradiction: '#B42318',
  'not-determined': '#5A4FA0',
  caution: '#8A5A00',
  note: '#4E535A',
  holds: '#1B6E3C',
} as const;
