import type { z } from 'zod';
import type { WireField } from '../../../../src-shared/contract/crm-cell/wire-field.ts';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { ProfileId } from '../../../../src-shared/ipc/workspaces.routes.ts';

export interface CommandProfile {
  readonly method: 'PUT' | 'POST';
  readonly path: string;
}

/** How one server says one of our entities. Data: what it cannot express belongs to the planner, not to a profile. */
export interface ResourceProfile {
  readonly entity: Entity;
  /** Below the base URL, with a leading slash. `{id}` stands for the server id, URL-encoded. */
  readonly paths: { readonly list: string; readonly create: string; readonly item: string };
  readonly idField: string;
  /** Words that stand where an id would in a path of this resource. */
  readonly reservedIds: readonly string[];
  readonly fields: readonly WireField[];
  /** A row of a list or a record alone, as the server answers it. */
  readonly rowSchema: z.ZodType<Readonly<Record<string, unknown>>>;
  /** What may be sent; nothing leaves that does not pass. */
  readonly createSchema: z.ZodType;
  readonly patchSchema: z.ZodType;
  readonly operations: { readonly create: boolean; readonly patch: boolean; readonly delete: boolean };
  /**
   * What this resource can be told to do beside keeping values. `{id}` is the record's server id, `{name}` that of the
   * record which the argument of this name refers to. A server may lack them: its OpenAPI document says.
   */
  readonly commands: Readonly<Record<string, CommandProfile>>;
  /** Takes the changed fields alone. */
  readonly updateVerb: 'PATCH';
  /** Finding a record again by what was sent: the list's parameter, and our field whose value goes there. */
  readonly lookUp: { readonly parameter: string; readonly field: string };
}

export interface Profile {
  readonly id: ProfileId;
  /** Between a cell's address and the paths of its resources; tried before the root itself. */
  readonly prefixes: readonly string[];
  readonly healthPath: string;
  readonly paging: {
    readonly page: string;
    readonly size: string;
    readonly sizeMost: number;
    /** The page of a list envelope around rows of this schema. */
    readonly envelope: (
      row: z.ZodType,
    ) => z.ZodType<{ data: unknown[]; total: number; page: number; pageSize: number }>;
  };
  readonly idempotency: { readonly header: string; readonly isHonoured: boolean; readonly keptDays: number };
  readonly tenantHeader: string | null;
  readonly userHeader: string | null;
  /** What the server has no resource for stays here: its operations are held until it has. */
  readonly resources: Readonly<Partial<Record<Entity, ResourceProfile>>>;
}

/** The address of one record. Errors: RangeError for an id that would change the path instead of naming a record. */
export function itemPath(resource: ResourceProfile, serverId: string): string {
  if (!isUsableId(resource, serverId)) throw new RangeError('unusable server id');
  return resource.paths.item.replace('{id}', () => encodeURIComponent(serverId));
}

/** The address of a command. `ids` by the names in its path. Errors: RangeError for an id that would change the path. */
export function commandPath(
  resource: ResourceProfile,
  { path }: CommandProfile,
  ids: Readonly<Record<string, string>>,
): string {
  return path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
    const id = ids[name] ?? '';
    if (!isUsableId(resource, id)) throw new RangeError('unusable server id');
    return encodeURIComponent(id);
  });
}

/** Whether an id from the server can safely stand in a path. */
export const isUsableId = (resource: ResourceProfile, serverId: string): boolean =>
  serverId.length > 0 && serverId.length <= 200 && !/^\.+$/u.test(serverId) && !resource.reservedIds.includes(serverId);
