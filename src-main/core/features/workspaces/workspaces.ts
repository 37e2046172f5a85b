import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Probe, ProfileId, Workspace } from '../../../../src-shared/ipc/workspaces.routes.ts';
import type { OpenWorkspace } from '../../open-workspace.ts';
import type { Network, Ports } from '../../ports.ts';
import type { HomeStore, NewWorkspace, WorkspaceEntry } from '../../store/home-store.ts';
import { capabilitiesOf, type Capabilities } from '../../sync/capabilities.ts';
import { probeCell, type ProbedCell } from '../../sync/discover.ts';
import { checkToken, signInWithPassword, type Tokens } from '../../sync/sign-in.ts';
import { saveCertificate, saveTokens, trusting } from './kept-secrets.ts';
import type { Session } from './session.ts';
import { checkIdentity, lastUsed, toWorkspace, workspaceName } from './workspace.rules.ts';

export type Credential =
  { readonly kind: 'password'; readonly password: string } | { readonly kind: 'token'; readonly token: string };

interface Deps {
  readonly home: HomeStore;
  readonly session: Session;
  readonly ports: Pick<Ports, 'clock' | 'ids' | 'network'>;
}

interface ConnectInput {
  readonly address: string;
  readonly tenant: string;
  readonly user: string;
  readonly credential: Credential;
  readonly profile: ProfileId | null;
  /** PEM of a company's own certificate authority, or null. */
  readonly certificate: string | null;
}

export interface Workspaces {
  readonly list: () => Promise<readonly Workspace[]>;
  readonly startLocal: () => Promise<Workspace>;
  readonly openNamed: (name: string) => Promise<Workspace>;
  /** The workspace of a name, without opening it; null = the last used. Throws WORKSPACE_UNKNOWN, NO_WORKSPACE. */
  readonly find: (name: string | null) => Promise<WorkspaceEntry>;
  readonly probe: (input: { address: string; profile: ProfileId | null }) => Promise<Probe>;
  /** Looks, signs in, then opens: whatever fails leaves everything as it was. */
  readonly connect: (input: ConnectInput) => Promise<{ workspace: Workspace; capabilities: Capabilities }>;
  /** Signs in again for the open workspace; what waited is sent in the next round. */
  readonly signIn: (credential: Credential) => Promise<void>;
}

const LOCAL: NewWorkspace = {
  kind: 'local',
  address: null,
  baseUrl: null,
  tenant: null,
  user: null,
  profile: null,
  guarantee: null,
};

export function createWorkspaces({ home, session, ports }: Deps): Workspaces {
  const find = async (matches: (entry: WorkspaceEntry) => boolean): Promise<WorkspaceEntry | undefined> =>
    (await home.list()).find(matches);
  const enter = async (entry: WorkspaceEntry): Promise<Workspace> => toWorkspace((await session.goTo(entry.id)).entry);
  let starting: Promise<Workspace> | null = null;
  /** One at a time: two quick clicks on an empty home begin one workspace. */
  const startLocal = async (): Promise<Workspace> =>
    enter((await find((entry) => entry.kind === 'local')) ?? (await home.add(LOCAL)));

  const named = async (name: string): Promise<WorkspaceEntry> => {
    const entry = await find((candidate) => workspaceName(candidate) === name || candidate.id === name);
    if (!entry) throw new SatchelError('WORKSPACE_UNKNOWN', { params: { name } });
    return entry;
  };

  return {
    list: async () => (await home.list()).map(toWorkspace),
    startLocal: () => {
      starting ??= startLocal().finally(() => {
        starting = null;
      });
      return starting;
    },
    openNamed: async (name) => enter(await named(name)),
    find: async (name) => {
      if (name !== null) return named(name);
      const last = lastUsed(await home.list());
      if (last === null) throw new SatchelError('NO_WORKSPACE');
      return last;
    },
    probe: async (input) => toProbe(await probeCell({ network: ports.network, ...input })),
    connect: async (input) => {
      const identity = checkIdentity({ ...input, secret: secretOf(input.credential) });
      const network = trusting(ports.network, input.certificate);
      const cell = await probeCell({ network, address: input.address, profile: input.profile });
      const tokens = await authenticate({ network, cell, identity, credential: input.credential });
      const wanted: NewWorkspace = {
        kind: 'cell',
        address: cell.address,
        baseUrl: cell.baseUrl,
        ...identity,
        profile: cell.profile,
        guarantee: cell.guarantee,
      };
      const known = await find((entry) => isSame(entry, wanted));
      const entry = known ? await home.update(known.id, wanted) : await home.add(wanted);
      const opened = await session.open(entry.id);
      await saveTokens(opened.store, tokens);
      await saveCertificate(opened.store, input.certificate);
      return { workspace: toWorkspace(opened.entry), capabilities: capabilitiesOf(cell) };
    },
    signIn: async (credential) => {
      const open = session.current();
      if (open === null || open.entry.kind === 'local') throw new SatchelError('NO_WORKSPACE');
      await saveTokens(open.store, await authenticateAgain(ports.network, open, credential));
    },
  };
}

const secretOf = (credential: Credential): string =>
  credential.kind === 'password' ? credential.password : credential.token;

const isSame = (entry: NewWorkspace, wanted: NewWorkspace): boolean =>
  entry.address === wanted.address && entry.tenant === wanted.tenant && entry.user === wanted.user;

const toProbe = ({ address, host, profile, version, guarantee, extensions }: ProbedCell): Probe => ({
  address,
  host,
  profile,
  version,
  guarantee,
  extensions: [...extensions],
});

interface Attempt {
  readonly network: Network;
  readonly cell: Pick<ProbedCell, 'address' | 'baseUrl' | 'profile'>;
  readonly identity: { readonly tenant: string; readonly user: string };
  readonly credential: Credential;
}

/** Tokens that the server has accepted for this tenant. Throws SIGN_IN_REFUSED, TENANT_REFUSED or what the network says. */
async function authenticate({ network, cell, identity, credential }: Attempt): Promise<Tokens> {
  const tokens =
    credential.kind === 'password'
      ? await signInWithPassword({ network, address: cell.address, ...identity, password: credential.password })
      : { accessToken: credential.token.trim(), refreshToken: null };
  await checkToken({ network, baseUrl: cell.baseUrl, ...identity, accessToken: tokens.accessToken });
  return tokens;
}

async function authenticateAgain(network: Network, { entry }: OpenWorkspace, credential: Credential): Promise<Tokens> {
  const { address, baseUrl, tenant, user, profile } = entry;
  if (address === null || baseUrl === null || tenant === null || user === null || profile === null) {
    throw new SatchelError('NO_WORKSPACE');
  }
  return authenticate({ network, cell: { address, baseUrl, profile }, identity: { tenant, user }, credential });
}
