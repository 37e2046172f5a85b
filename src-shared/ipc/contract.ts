import { agendaRoutes } from './agenda.routes.ts';
import { aroundRoutes } from './around.routes.ts';
import { backupsRoutes } from './backups.routes.ts';
import { bulkRoutes } from './bulk.routes.ts';
import { changeSetsRoutes } from './change-sets.routes.ts';
import { contactsRoutes } from './contacts.routes.ts';
import { customersRoutes } from './customers.routes.ts';
import { conflictsRoutes } from './conflicts.routes.ts';
import type { InputOf, OutputOf } from './define.ts';
import { draftsRoutes } from './drafts.routes.ts';
import { gridRoutes, viewsRoutes } from './grid.routes.ts';
import { importsRoutes } from './imports.routes.ts';
import { jobsRoutes } from './jobs.routes.ts';
import { referencesRoutes } from './references.routes.ts';
import { reportsRoutes } from './reports.routes.ts';
import { recentsRoutes, searchRoutes } from './search.routes.ts';
import { sampleDataRoutes } from './sample-data.routes.ts';
import { shellRoutes } from './shell.routes.ts';
import { syncRoutes } from './sync.routes.ts';
import { tagsRoutes } from './tags.routes.ts';
import { timelineRoutes } from './timeline.routes.ts';
import { todayRoutes } from './today.routes.ts';
import { workspacesRoutes } from './workspaces.routes.ts';

/** What the core answers. */
export const coreContract = {
  ...workspacesRoutes,
  ...customersRoutes,
  ...contactsRoutes,
  ...tagsRoutes,
  ...agendaRoutes,
  ...syncRoutes,
  ...conflictsRoutes,
  ...gridRoutes,
  ...viewsRoutes,
  ...searchRoutes,
  ...recentsRoutes,
  ...referencesRoutes,
  ...bulkRoutes,
  ...changeSetsRoutes,
  ...jobsRoutes,
  ...importsRoutes,
  ...reportsRoutes,
  ...aroundRoutes,
  ...timelineRoutes,
  ...draftsRoutes,
  ...sampleDataRoutes,
  ...todayRoutes,
  ...backupsRoutes,
} as const;

/** All that a window may ask. */
export const contract = { ...shellRoutes, ...coreContract } as const;

export type RouteName = keyof typeof contract;
export type RouteInput<Name extends RouteName> = InputOf<(typeof contract)[Name]>;
export type RouteOutput<Name extends RouteName> = OutputOf<(typeof contract)[Name]>;
