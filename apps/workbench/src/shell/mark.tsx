/** The mark: modes running together into one beam. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path
        d="M3 5c6 0 9 7 18 7-9 0-12 7-18 7M3 9h5M3 12h8M3 15h5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
