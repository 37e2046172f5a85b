/** What a soak was asked for. The same seed makes the same data and the same choices; the moment of a kill is the machine's. */
export interface SoakOptions {
  readonly count: number;
  readonly seed: number;
  /** Which of several kinds (`--of`), or null for the soak's own. */
  readonly of: string | null;
  /** What goes on, for standard error. */
  readonly note: (text: string) => void;
}

/** What a soak saw. */
export interface SoakReport {
  /** Figures in the order in which they are printed. */
  readonly figures: Readonly<Record<string, number | string>>;
  /** What broke a promise, one line each; empty = every promise was kept. */
  readonly violations: readonly string[];
}

export interface Soak {
  /** How often, when nothing is asked for. */
  readonly usualCount: number;
  /** The kinds that `--of` takes. */
  readonly kinds: readonly string[];
  readonly run: (options: SoakOptions) => Promise<SoakReport>;
}

/** `kills: kills 1000 · acknowledged 41233 · … · violations 0` */
export function line(name: string, { figures, violations }: SoakReport): string {
  const words = Object.entries({ ...figures, violations: violations.length });
  return `${name}: ${words.map(([what, value]) => `${what} ${value}`).join(' · ')}`;
}
