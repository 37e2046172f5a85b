/** The satchel itself. */
export function Wordmark() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden>
      <path d="M3 7.5h14v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z" fill="var(--s-text)" />
      <path
        d="M6.5 7V5.6A2.6 2.6 0 0 1 9.1 3h1.8a2.6 2.6 0 0 1 2.6 2.6V7"
        fill="none"
        stroke="var(--s-text)"
        strokeWidth="1.6"
      />
      <path d="M3 8.5 10 13l7-4.5" fill="none" stroke="var(--s-surface)" strokeWidth="1.4" />
      <circle cx="10" cy="13" r="1.5" fill="var(--s-surface)" />
    </svg>
  );
}
