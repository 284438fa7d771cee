import * as claimRoutes from '../../shared/claims/claims-routes.ts';
import * as claimReportRoutes from '../../shared/claims/reports/reports-routes.ts';
import * as claimImportRoutes from '../../shared/claims/sessions/import-routes.ts';
import * as sessionStreamRoutes from '../../shared/claims/sessions/session-stream-routes.ts';
import * as sessionRoutes from '../../shared/claims/sessions/sessions-routes.ts';
import * as courseRoutes from '../../shared/courses/courses-routes.ts';
import * as listRoutes from '../../shared/courses/list-courses.ts';
import * as screenRoutes from '../../shared/courses/screens-routes.ts';
import * as searchRoutes from '../../shared/courses/search-routes.ts';
import { type RouteGroup, routesOf } from '../../shared/http/list-routes.ts';
import * as identityRoutes from '../../shared/identity/identity-routes.ts';
import * as liveRoutes from '../../shared/live/live-routes.ts';
import * as streamRoutes from '../../shared/live/stream-routes.ts';
import * as docsRoutes from '../../shared/runs/docs-routes.ts';
import * as healthRoutes from '../../shared/runs/health-routes.ts';
import * as mappingRoutes from '../../shared/runs/mapping-routes.ts';
import * as recordRoutes from '../../shared/runs/records-routes.ts';
import * as runRoutes from '../../shared/runs/runs-routes.ts';
import * as uploadRoutes from '../../shared/runs/uploads-routes.ts';
import * as bulkStreamRoutes from '../../shared/transfers/bulk-stream-routes.ts';
import * as callbackRoutes from '../../shared/transfers/callbacks/callback-routes.ts';
import * as transferRoutes from '../../shared/transfers/transfers-routes.ts';

/** Everything that the API's documentation shows, in the order in which it shows it. */
export const documentedRoutes: readonly RouteGroup[] = [
  { tag: 'Sign-in', description: 'Sessions and who is who', routes: routesOf(identityRoutes) },
  { tag: 'Uploads', description: 'Ways in for files', routes: routesOf(uploadRoutes) },
  {
    tag: 'Runs',
    description: 'What became of a file or feed',
    routes: [runRoutes, recordRoutes, mappingRoutes].flatMap(routesOf),
  },
  {
    tag: 'Live',
    description: 'Tickets for sockets, streams, downloads',
    routes: [liveRoutes, streamRoutes].flatMap(routesOf),
  },
  {
    tag: 'Claims',
    description: 'Statement and recap: sessions, comparison, settled claims, files, reports',
    routes: [
      claimImportRoutes,
      sessionRoutes,
      sessionStreamRoutes,
      claimReportRoutes,
      claimRoutes,
    ].flatMap(routesOf),
  },
  {
    tag: 'Courses',
    description: 'The catalogue of courses: import, read, search',
    routes: [listRoutes, searchRoutes, courseRoutes, screenRoutes].flatMap(routesOf),
  },
  {
    tag: 'Bulk transfers',
    description: 'Payment files: create, approve, follow, resolve; the accounts that pay',
    routes: [transferRoutes, bulkStreamRoutes, callbackRoutes].flatMap(routesOf),
  },
  { tag: 'Operation', description: 'Health and codes', routes: routesOf(healthRoutes) },
  { tag: 'Documentation', description: 'This', routes: routesOf(docsRoutes) },
];
