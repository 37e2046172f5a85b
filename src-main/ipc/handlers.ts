import type { contract } from '../../src-shared/ipc/contract.ts';
import { coreContract } from '../../src-shared/ipc/contract.ts';
import type { HandlersFor } from '../../src-shared/ipc/define.ts';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import type { shellRoutes } from '../../src-shared/ipc/shell.routes.ts';
import type { CoreHost } from './core-host.ts';

type AppHandlers = HandlersFor<typeof contract>;
type CoreHandlers = HandlersFor<typeof coreContract>;

/** Every route of the contract: the shell's own are answered here, the core's go to its worker. */
export const appHandlers = (deps: {
  shell: HandlersFor<typeof shellRoutes>;
  core: Pick<CoreHost, 'request'>;
}): AppHandlers => ({ ...deps.shell, ...forwarded(deps.core) });

function forwarded(core: Pick<CoreHost, 'request'>): CoreHandlers {
  const forward = (name: string) => async (input: unknown) => {
    const reply = await core.request(name, input);
    if (reply.ok) return reply.data;
    throw new SatchelError(reply.error.code, { params: reply.error.params, fields: reply.error.fields });
  };
  // Made from the contract's own names, so none can be missing; what comes back was made by the typed handlers of the core.
  return Object.fromEntries(Object.keys(coreContract).map((name) => [name, forward(name)])) as unknown as CoreHandlers;
}
