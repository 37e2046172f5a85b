import type { ResourceProfile } from '../profiles/profile.ts';
import type { References } from './references.ts';

/** Everything that a decision depends on beside the record: the planner has no clock, no chance and no network of its own. */
export interface PlanContext {
  readonly nowMs: number;
  /** In [0, 1). */
  readonly random: number;
  readonly nextId: () => string;
  readonly device: string;
  readonly scope: { readonly tenant: string; readonly user: string };
  readonly resource: ResourceProfile;
  /** The commands that the connected server was found to have; null = that is not known now. */
  readonly offered: ReadonlySet<string> | null;
  readonly refs: References;
  /** Whether this server recognises a repeated X-Request-ID, and for how long. */
  readonly keys: { readonly isHonoured: boolean; readonly keptMs: number };
}
