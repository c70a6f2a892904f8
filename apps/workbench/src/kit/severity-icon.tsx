import type { Severity } from '@modalgain/numerics';

/** The word of each severity, for tables and screen readers. */
export const severityWords: Readonly<Record<Severity, string>> = {
  contradiction: 'Contradiction',
  'not-determined': 'Not determined',
  caution: 'Caution',
  note: 'Note',
  holds: 'Holds',
};

const outlines: Readonly<Record<Severity, string>> = {
  contradiction: 'M2 2h12v12H2z',
  'not-determined': 'M8 1.2 14.8 8 8 14.8 1.2 8z',
  caution: 'M8 2 15 14H1z',
  note: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8z',
  holds: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8z',
};

const signs: Readonly<Record<Severity, string>> = {
  contradiction: 'M5.5 5.5l5 5M10.5 5.5l-5 5',
  'not-determined': 'M6.5 6.6a1.6 1.6 0 1 1 2.2 1.5c-.5.2-.7.5-.7 1M8 11v.2',
  caution: 'M8 6.5v3.6M8 12v.2',
  note: 'M8 7.4v3.8M8 5v.2',
  holds: 'M5.2 8.2l2 2 3.6-4.2',
};

interface SeverityIconProps {
  readonly severity: Severity;
  readonly size?: number;
}

/** A severity by shape and colour; its word is the text alternative. */
export function SeverityIcon({ severity, size = 16 }: SeverityIconProps) {
  const isFilled = severity === 'contradiction';
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      role="img"
      aria-label={severityWords[severity]}
      style={{ color: `var(--${severity})`, flex: 'none' }}
    >
      <path
        d={outlines[severity]}
        fill={isFilled ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path
        d={signs[severity]}
        fill="none"
        stroke={isFilled ? 'var(--panel)' : 'currentColor'}
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
