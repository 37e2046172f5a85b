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

/** A list shows hundreds of them: what is drawn with one line is one element. */
const RING = 'M12.3 7a5.3 5.3 0 1 1-10.6 0 5.3 5.3 0 0 1 10.6 0z';
const drawn = (path: string): ReactNode => <path d={path} {...line} />;
const ringed = (path: string): ReactNode => drawn(`${RING}${path}`);

const drawings: Record<Shape, ReactNode> = {
  check: ringed('M4.8 7.2l1.5 1.5 2.9-3.2'),
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
  pause: ringed('M5.7 5.2v3.6M8.3 5.2v3.6'),
  offline: (
    <path d="M4.2 10.6h5.6a2.3 2.3 0 0 0 .5-4.5A3.4 3.4 0 0 0 5 4.4M3.6 5.8a2.5 2.5 0 0 0 .6 4.8M2 2l10 10" {...line} />
  ),
  half: (
    <>
      {drawn(RING)}
      <path d="M7 3.9a3.1 3.1 0 0 1 0 6.2z" fill="currentColor" />
    </>
  ),
  lock: drawn(
    'M4.4 6.2h5.2A1.4 1.4 0 0 1 11 7.6v3A1.4 1.4 0 0 1 9.6 12H4.4A1.4 1.4 0 0 1 3 10.6v-3a1.4 1.4 0 0 1 1.4-1.4zM4.8 6V4.4a2.2 2.2 0 0 1 4.4 0V6',
  ),
  clock: ringed('M7 4.2V7l1.9 1.2'),
  unknown: <circle cx="7" cy="7" r="5.3" strokeDasharray=".2 2.2" {...line} />,
  pencil: <path d="m3 11 .5-2.2 5.6-5.6a1.2 1.2 0 0 1 1.7 1.7L5.2 10.5zM8.2 4.1l1.7 1.7" {...line} />,
  minus: ringed('M4.7 7h4.6'),
  dot: <circle cx="7" cy="7" r="4.2" fill="currentColor" />,
  triangle: (
    <>
      <path d="M7 1.4 13 12.2H1z" fill="currentColor" strokeLinejoin="round" />
      <path d="M7 5.2v3.2M7 10.3v.1" {...cut} />
    </>
  ),
  here: drawn(
    'M3.8 2.8h6.4a1.2 1.2 0 0 1 1.2 1.2v3.6a1.2 1.2 0 0 1-1.2 1.2H3.8a1.2 1.2 0 0 1-1.2-1.2V4a1.2 1.2 0 0 1 1.2-1.2zM1.2 11.2h11.6',
  ),
};

interface GlyphProps {
  readonly shape: Shape;
  readonly size?: number;
  /** What it says to those who do not see it; without one a word beside it says it. */
  readonly label?: string;
  readonly className?: string | undefined;
}

export function Glyph({ shape, size = 14, label, className }: GlyphProps) {
  return (
    <svg
      viewBox="0 0 14 14"
      width={size}
      height={size}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      {...(className === undefined ? { style: { flex: 'none', display: 'block' } } : { className })}
    >
      {drawings[shape]}
    </svg>
  );
}
