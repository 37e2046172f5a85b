// A page that has nothing to list: what this is, what is safe, what to do next.
import type { ReactNode } from 'react';
import css from './state-view.module.css';

interface StateViewProps {
  readonly picture: ReactNode;
  readonly title: string;
  readonly text: ReactNode;
  readonly facts?: readonly (readonly [label: string, value: ReactNode])[];
  /** Something went wrong: read out at once. */
  readonly isAlert?: boolean;
  /** The next steps, the first one filled. */
  readonly children?: ReactNode;
}

export function StateView({ picture, title, text, facts, isAlert = false, children }: StateViewProps) {
  return (
    <div className={css.state} role={isAlert ? 'alert' : undefined}>
      {picture}
      <h2>{title}</h2>
      <p>{text}</p>
      {facts && (
        <dl className={css.facts}>
          {facts.map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {children && <div className={css.actions}>{children}</div>}
    </div>
  );
}

const GHOST_ROWS = [
  { opacity: 1, width: 72 },
  { opacity: 0.75, width: 58 },
  { opacity: 0.45, width: 84 },
  { opacity: 0.2, width: 64 },
] as const;

/** A table that is not there yet: rows drawn as outlines that fade out. */
export function GhostTable() {
  return (
    <svg width="264" height="112" viewBox="0 0 264 112" fill="none" stroke="var(--s-line-strong)" aria-hidden>
      {GHOST_ROWS.map(({ opacity, width }, row) => (
        <g key={width} opacity={opacity} transform={`translate(0 ${row * 28})`}>
          <rect x=".5" y=".5" width="263" height="24" rx="5" />
          <rect x="9.5" y="7.5" width="10" height="10" rx="2" />
          <path
            d={`M30 12.5h${width}M142 12.5h34M194 12.5h24M240 12.5h12`}
            strokeWidth="5"
            strokeLinecap="round"
            stroke="var(--s-press)"
          />
        </g>
      ))}
    </svg>
  );
}

const SCREEN_SIGNS = {
  fine: { d: 'm28 25 6 6 11-13', stroke: 'var(--s-text-2)', strokeWidth: 2 },
  broken: { d: 'm30 19 12 12m0-12L30 31', stroke: 'var(--s-danger)', strokeWidth: 2 },
  busy: { d: 'M26 25h.01M36 25h.01M46 25h.01', stroke: 'var(--s-text-2)', strokeWidth: 4 },
};

/** This computer alone, and how it is with it. */
export function ComputerPicture({ sign = 'fine' }: { sign?: keyof typeof SCREEN_SIGNS }) {
  return (
    <svg width="72" height="60" viewBox="0 0 72 60" fill="none" stroke="var(--s-edge)" strokeWidth="1.4" aria-hidden>
      <rect x="4" y="4" width="64" height="42" rx="5" />
      <path d="M24 56h24M36 46v10" strokeLinecap="round" />
      <path {...SCREEN_SIGNS[sign]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
