import type { ReactNode } from 'react';

/** Every status owns a silhouette that survives greyscale; colour only repeats what the shape says. */
export type Shape =
  | 'check'
  | 'up'
  | 'diamond'
  | 'refused'
  | 'pause'
  | 'offline'
  | 'half'
  | 'lock'
  | 'clock'
  | 'unknown'
  | 'pencil'
  | 'minus'
  | 'here'
  | 'dot'
  | 'triangle';

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.3,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
const cut = { ...line, stroke: 'var(--s-surface)', strokeWidth: 1.5 } as const;

const ring = <circle cx="7" cy="7" r="5.3" {...line} />;

const drawings: Record<Shape, ReactNode> = {
  check: (
    <>
      {ring}
      <path d="m4.8 7.2 1.5 1.5 2.9-3.2" {...line} />
    </>
  ),
  up: (
    <>
      <circle cx="7" cy="7" r="5.3" strokeDasharray="2.1 1.6" {...line} />
      <path d="M7 9.4V4.8M5.2 6.4 7 4.6l1.8 1.8" {...line} />
    </>
  ),
  diamond: (
    <>
      <path d="M7 .9 13.1 7 7 13.1.9 7z" fill="currentColor" />
      <path d="M7 4.2v3.3M7 9.6v.1" {...cut} />
    </>
  ),
  refused: (
    <>
      <rect x="1.6" y="1.6" width="10.8" height="10.8" rx="2" fill="currentColor" />
      <path d="m5 5 4 4m0-4L5 9" {...cut} />
    </>
  ),
  pause: (
    <>
      {ring}
      <path d="M5.7 5.2v3.6M8.3 5.2v3.6" {...line} />
    </>
  ),
  offline: (
    <path d="M4.2 10.6h5.6a2.3 2.3 0 0 0 .5-4.5A3.4 3.4 0 0 0 5 4.4M3.6 5.8a2.5 2.5 0 0 0 .6 4.8M2 2l10 10" {...line} />
  ),
  half: (
    <>
      {ring}
      <path d="M7 3.9a3.1 3.1 0 0 1 0 6.2z" fill="currentColor" />
    </>
  ),
  lock: (
    <>
      <rect x="3" y="6.2" width="8" height="5.8" rx="1.4" {...line} />
      <path d="M4.8 6V4.4a2.2 2.2 0 0 1 4.4 0V6" {...line} />
    </>
  ),
  clock: (
    <>
      {ring}
      <path d="M7 4.2V7l1.9 1.2" {...line} />
    </>
  ),
  unknown: <circle cx="7" cy="7" r="5.3" strokeDasharray=".2 2.2" {...line} />,
  pencil: <path d="m3 11 .5-2.2 5.6-5.6a1.2 1.2 0 0 1 1.7 1.7L5.2 10.5zM8.2 4.1l1.7 1.7" {...line} />,
  minus: (
    <>
      {ring}
      <path d="M4.7 7h4.6" {...line} />
    </>
  ),
  dot: <circle cx="7" cy="7" r="4.2" fill="currentColor" />,
  triangle: (
    <>
      <path d="M7 1.4 13 12.2H1z" fill="currentColor" strokeLinejoin="round" />
      <path d="M7 5.2v3.2M7 10.3v.1" {...cut} />
    </>
  ),
  here: (
    <>
      <rect x="2.6" y="2.8" width="8.8" height="6" rx="1.2" {...line} />
      <path d="M1.2 11.2h11.6" {...line} />
    </>
  ),
};

export function Glyph({ shape, size = 14 }: { shape: Shape; size?: number }) {
  return (
    <svg viewBox="0 0 14 14" width={size} height={size} aria-hidden style={{ flex: 'none', display: 'block' }}>
      {drawings[shape]}
    </svg>
  );
}
