import { ENTITIES, type Entity } from '../../../src-shared/domain/entities.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import type { SyncOverview } from '../../../src-shared/ipc/sync.routes.ts';
import type { ProfileId } from '../../../src-shared/ipc/workspaces.routes.ts';
import { TransportError, type Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { createCellClient, type CellClient } from './cell-client.ts';
import type { PlanContext } from './planner/context.ts';
import { offeredCommands } from './offered-commands.ts';
import { NO_REFERENCES, type References } from './planner/references.ts';
import { profileOf } from './profiles/profiles.ts';
import type { Profile, ResourceProfile } from './profiles/profile.ts';
import { KEYS_REWRITTEN } from './push/note-echo.ts';
import { candidatesFor, saying } from './resolve/ask-server.ts';
import { linkTo } from './resolve/link.ts';
import { prepareRound, runRound, type RoundEnd } from './round.ts';
import { createRoundProgress } from './round-progress.ts';
import { chance, type RunContext } from './run-context.ts';
import { createSchedule } from './schedule/schedule.ts';
import { refresh, type Tokens } from './sign-in.ts';
import { createStanding } from './standing.ts';
import { readModules, readPending, readStatus, readStuck } from './status.ts';
import type { RoundResult, SyncEngine } from './sync-engine.ts';
import { troubleOfKind } from './trouble.ts';

export interface SyncEngineParts {
  readonly store: Store;
  readonly ports: Pick<Ports, 'clock' | 'ids' | 'network' | 'log' | 'device'>;
  readonly workspace: {
    readonly address: string;
    readonly baseUrl: string;
    readonly tenant: string;
    readonly user: string;
    readonly profile: ProfileId;
  };
  /** Kept inside the encrypted store; never logged. */
  readonly credentials: {
    readonly get: () => Promise<Tokens | null>;
    readonly set: (tokens: Tokens) => Promise<unknown>;
  };
}

const DAY_MS = 86_400_000;
/** A key about to be forgotten there is no longer trusted here. */
const KEY_MARGIN_DAYS = 2;

/** Errors: PROFILE_UNSUPPORTED for a profile that this version does not speak, TENANT_MISSING without a tenant. */
export function createSyncEngine(parts: SyncEngineParts): SyncEngine {
  const { store, ports, workspace } = parts;
  const profile = profileOf(workspace.profile);
  if (!profile) throw new SatchelError('PROFILE_UNSUPPORTED', { params: { profile: workspace.profile } });
  if (workspace.tenant.trim() === '') throw new SatchelError('TENANT_MISSING');
  const stop = new AbortController();
  const standing = createStanding(ports.clock);
  let running: Promise<RoundResult> | null = null;
  let recovery: Promise<void> | null = null;
  /** Before anything is said or sent: what an earlier process was sending may have arrived. */
  const recovered = (): Promise<void> =>
    (recovery ??= prepareRound(store, { isManual: false, resources: profile.resources }));

  const overview = async (): Promise<SyncOverview> => {
    await recovered();
    const [status, modules] = [await readStatus(store, spokenOf(profile)), await readModules(store, spokenOf(profile))];
    const round = { isRunning: running !== null, progress: progress.now(), nextAt: schedule.nextAt() };
    return { status, modules, ...standing.now(), ...round };
  };

  const start = async (isManual: boolean, signal: AbortSignal): Promise<RoundResult> => {
    await recovered();
    schedule.announce();
    const end = await standing.after(oneRound(parts, profile, { isManual, signal, progress }));
    schedule.ended(end);
    return resultOf(store, profile, end);
  };

  const round: SyncEngine['round'] = ({ isManual = false, signal } = {}) => {
    const signals = signal ? [stop.signal, signal] : [stop.signal];
    running ??= start(isManual, AbortSignal.any(signals)).finally(() => {
      running = null;
      progress.tell(null);
      schedule.announce();
    });
    return running;
  };

  const schedule = createSchedule({
    store,
    ports,
    round,
    overview,
    connection: () => standing.now().connection,
    isRunning: () => running !== null,
    stop: stop.signal,
  });
  const progress = createRoundProgress(() => schedule.announce());
  const asked = asking(parts, profile, stop.signal);
  return {
    round,
    overview,
    status: () => recovered().then(() => readStatus(store, spokenOf(profile))),
    pending: () => recovered().then(() => readPending(store)),
    candidates: (entity, record) => asked((run) => candidatesFor(run, record), entity),
    link: (entity, link) => asked((run) => linkTo(run, link), entity),
    startAutomatic: schedule.start,
    onChange: schedule.onChange,
    stop: async () => {
      stop.abort();
      await running?.catch(() => undefined);
      await schedule.stopped();
    },
  };
}

/** What a round did, and how things stand after it. */
async function resultOf(store: Store, profile: Profile, end: RoundEnd): Promise<RoundResult> {
  const { pending, held, conflicts, refused } = await readStatus(store, spokenOf(profile));
  const { pulled, pushed, complete, outcome } = end;
  const stuck = await readStuck(store);
  return { pulled, pushed, conflicts, refused, held, pending, stuck, complete, outcome };
}

/** The entities that a profile has a resource for. */
const spokenOf = ({ resources }: Profile): readonly Entity[] => ENTITIES.filter((entity) => resources[entity]);

/** A question that a person waits for, outside of any round. Errors: SERVER_UNREACHABLE, NOT_SIGNED_IN, those of the question. */
const asking =
  (parts: SyncEngineParts, profile: Profile, signal: AbortSignal) =>
  async <Result>(ask: (run: RunContext) => Promise<Result>, entity: Entity): Promise<Result> => {
    const { host } = new URL(parts.workspace.address);
    if (!parts.ports.network.isOnline()) throw new SatchelError('SERVER_UNREACHABLE', { params: { host } });
    const progress = createRoundProgress(() => undefined);
    const run = (await runsOf(parts, profile, { signal, progress })).find(({ resource }) => resource.entity === entity);
    if (!run) throw new SatchelError('NOT_FOUND');
    return saying(host, () => ask(run));
  };

interface Wish extends Pick<RunContext, 'signal' | 'progress'> {
  readonly isManual: boolean;
}

async function oneRound(parts: SyncEngineParts, profile: Profile, { isManual, ...of }: Wish): Promise<RoundEnd> {
  const { store, ports } = parts;
  await prepareRound(store, { isManual, resources: profile.resources });
  if (!ports.network.isOnline()) {
    const trouble = troubleOfKind('no_network');
    return { pulled: 0, pushed: 0, complete: false, outcome: 'offline', pausedUntilMs: null, trouble };
  }
  return runRound(await runsOf(parts, profile, of));
}

/** What a round, or a single question, works with: one for each entity. */
async function runsOf(
  parts: SyncEngineParts,
  profile: Profile,
  of: Pick<RunContext, 'signal' | 'progress'>,
): Promise<readonly RunContext[]> {
  const { store, ports, workspace } = parts;
  const client = clientFor(parts, profile);
  const isRewritten = (await store.syncState(KEYS_REWRITTEN)) === true;
  const offered = await offeredCommands({ store, network: ports.network, address: workspace.address, profile });
  return ENTITIES.flatMap((entity): RunContext[] => {
    const resource = profile.resources[entity];
    if (!resource) return [];
    const plan = (refs = NO_REFERENCES): PlanContext =>
      planContext(parts, { profile, resource, isRewritten, refs, offered });
    const { clock, ids, log } = ports;
    return [{ ...{ store, client, clock, ids, log, profile, resource, plan }, ...of }];
  });
}

interface Spoken {
  readonly profile: Profile;
  readonly resource: ResourceProfile;
  readonly isRewritten: boolean;
  readonly refs: References;
  readonly offered: PlanContext['offered'];
}

const planContext = (
  { ports, workspace }: SyncEngineParts,
  { profile, resource, isRewritten, refs, offered }: Spoken,
): PlanContext => ({
  nowMs: ports.clock.now(),
  random: chance(ports.ids),
  nextId: ports.ids.next,
  device: ports.device,
  scope: { tenant: workspace.tenant, user: workspace.user },
  resource,
  refs,
  offered,
  keys: {
    isHonoured: profile.idempotency.isHonoured && !isRewritten,
    keptMs: (profile.idempotency.keptDays - KEY_MARGIN_DAYS) * DAY_MS,
  },
});

function clientFor({ ports, workspace, credentials }: SyncEngineParts, profile: Profile): CellClient {
  const { clock, network, log, ids } = ports;
  const { address, tenant, user } = workspace;
  return createCellClient({
    clock,
    network,
    log,
    profile,
    workspace,
    credentials,
    random: () => chance(ids),
    refresh: async ({ refreshToken }) => {
      if (refreshToken === null) return null;
      try {
        const tokens = await refresh({ network, address, tenant, user, refreshToken });
        // a server that gives no new refresh token leaves the old one in force
        const kept = { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
        await credentials.set(kept);
        return kept;
      } catch (error) {
        if (!(error instanceof SatchelError)) throw error;
        if (error.code === 'SIGN_IN_REFUSED' || error.code === 'TENANT_REFUSED') return null;
        throw new TransportError('broken', { cause: error });
      }
    },
  });
}
