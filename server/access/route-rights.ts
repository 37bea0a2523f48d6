import type { Right } from '../domain/identity.ts';

/** What a route asks for; `anyone` also of whoever is not signed in. */
export type RouteRight = Right | 'anyone';

/**
 * Every route of the API and the right that it asks for, in this one place. A route that is not here is open to nobody
 * where people sign in; a test compares the list with the OpenAPI document.
 */
export const ROUTE_RIGHTS: Readonly<Record<string, RouteRight>> = {
  'GET /api/health': 'anyone',
  'GET /api/session': 'anyone',

  'GET /api/openapi.json': 'read',
  'GET /api/corpus': 'read',
  'GET /api/search': 'read',
  'GET /api/reports': 'read',
  'GET /api/reports/{id}': 'read',
  'GET /api/reports/{id}/passages': 'read',
  'GET /api/reports/{id}/original': 'read',
  'GET /api/reports/{id}/reliance': 'read',
  'GET /api/passages/{id}': 'read',

  'POST /api/ask': 'ask',
  'GET /api/answers/{id}': 'ask',
  'GET /api/answers/{id}/record': 'ask',
  'POST /api/answers/{id}/replay': 'ask',
  'GET /api/conversations': 'ask',
  'GET /api/conversations/{id}': 'ask',

  'POST /api/reports': 'ingest',
  'GET /api/outcomes': 'ingest',
  'GET /api/jobs': 'ingest',
  'POST /api/jobs': 'ingest',
  'GET /api/jobs/events': 'ingest',
  'DELETE /api/jobs/{id}': 'ingest',
  'POST /api/jobs/{id}/close': 'ingest',

  'GET /api/templates': 'draft',
  'GET /api/briefings': 'draft',
  'POST /api/briefings': 'draft',
  'POST /api/briefings/plan': 'draft',
  'GET /api/briefings/{id}': 'draft',
  'GET /api/briefings/{id}/export': 'draft',
  'GET /api/briefings/{id}/coverage': 'draft',
  'GET /api/briefings/{id}/lower': 'draft',
  'GET /api/briefings/{id}/versions': 'draft',
  'GET /api/briefings/{id}/versions/{number}': 'draft',
  'GET /api/briefings/{id}/differences': 'draft',
  'POST /api/briefings/{id}/changes': 'draft',
  'GET /api/drafts': 'draft',
  'POST /api/drafts': 'draft',
  'GET /api/drafts/{id}': 'draft',
  'DELETE /api/drafts/{id}': 'draft',
  'GET /api/drafts/{id}/events': 'draft',
  'POST /api/drafts/{id}/cancel': 'draft',
  'POST /api/drafts/{id}/resume': 'draft',

  'GET /api/evaluation': 'evaluate',
  'POST /api/evaluation/runs': 'evaluate',
  'GET /api/evaluation/runs/{id}': 'evaluate',
  'POST /api/evaluation/runs/{id}/stop': 'evaluate',
  'GET /api/evaluation/runs/{id}/export': 'evaluate',
  'GET /api/evaluation/compare': 'evaluate',
  'POST /api/evaluation/feedback': 'evaluate',
  'POST /api/evaluation/suggestions': 'evaluate',
  'POST /api/evaluation/cases': 'evaluate',
  'PUT /api/evaluation/cases/{id}': 'evaluate',
  'DELETE /api/evaluation/cases/{id}': 'evaluate',

  // A report that is gone is gone for everybody.
  'DELETE /api/reports/{id}': 'administer',
  'GET /api/quarantine': 'administer',
  'POST /api/quarantine/retry': 'administer',
  'POST /api/quarantine/dismiss': 'administer',
  'GET /api/retention': 'administer',
  'POST /api/retention/runs': 'administer',
  'POST /api/retention/holds': 'administer',
  'DELETE /api/retention/holds/{id}': 'administer',
  'GET /api/administration/sources': 'administer',
  'GET /api/administration/view-as': 'administer',
  'GET /api/administration/models': 'administer',
  'GET /api/administration/audit': 'administer',
  'GET /api/people': 'administer',
  'POST /api/people/{id}/block': 'administer',

  'GET /api/tokens': 'self',
  'POST /api/tokens': 'self',
  'DELETE /api/tokens/{id}': 'self',
};

/** By method and path as the router has it (`/api/reports/:id`); undefined for a route that is not in the list. */
export const rightFor = (method: string, path: string): RouteRight | undefined => {
  const name = `${method} ${path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`;
  return Object.hasOwn(ROUTE_RIGHTS, name) ? ROUTE_RIGHTS[name] : undefined;
};
