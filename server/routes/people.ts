import { createRoute, z } from '@hono/zod-openapi';
import type { Identity } from '../access/identity.ts';
import {
  AktenlageError,
  ApiTokenSchema,
  MARKINGS,
  PersonSchema,
  type SessionInfo,
  SessionSchema,
  TokenScopeSchema,
} from '../domain/index.ts';
import type { KnownPerson } from '../ports/identity.ts';
import { type App, type AppEnvironment, found, idFrom, type RouteContext } from './context.ts';
import { failures, IdParams, json, jsonBody } from './schemas.ts';

const getSession = createRoute({
  method: 'get',
  path: '/api/session',
  summary: 'Who is signed in, and what he may do',
  responses: { 200: json(SessionSchema, '`person` is null where nobody is signed in'), ...failures },
});

const listTokens = createRoute({
  method: 'get',
  path: '/api/tokens',
  summary: 'Tokens for scripts of whoever is signed in',
  responses: { 200: json(z.object({ tokens: z.array(ApiTokenSchema) }), 'Newest first'), ...failures },
});

const MOST_DAYS = 366;

const createToken = createRoute({
  method: 'post',
  path: '/api/tokens',
  summary: 'Make a token for a script',
  description:
    'It goes into `Authorization: Bearer …`, may at most what its person may, and is shown in this answer alone.',
  request: {
    body: jsonBody(
      z.object({
        label: z.string().trim().min(1).max(100),
        scopes: z.array(TokenScopeSchema).min(1).max(10),
        /** After so many days it is over. */
        days: z.number().int().min(1).max(MOST_DAYS),
      }),
    ),
  },
  responses: { 200: json(z.object({ secret: z.string(), token: ApiTokenSchema }), 'The token'), ...failures },
});

const revokeToken = createRoute({
  method: 'delete',
  path: '/api/tokens/{id}',
  summary: 'Revoke a token at once',
  request: { params: IdParams },
  responses: { 204: { description: 'It is good for nothing any more' }, ...failures },
});

const listPeople = createRoute({
  method: 'get',
  path: '/api/people',
  summary: 'Everybody who has signed in, as the provider described him last',
  responses: { 200: json(z.object({ people: z.array(PersonSchema) }), 'By name'), ...failures },
});

const blockPerson = createRoute({
  method: 'post',
  path: '/api/people/{id}/block',
  summary: 'Close a person’s account here, or open it again',
  description: 'Ends his sessions; his tokens are refused as long as the account is closed.',
  request: {
    params: IdParams,
    body: jsonBody(z.object({ blocked: z.boolean() })),
  },
  responses: { 204: { description: 'Done' }, ...failures },
});

/** @param identity absent: one user, who needs no token and no account */
export function registerPeopleRoutes(app: App, context: RouteContext, identity: Identity | undefined): void {
  const people = async () => (await context.services()).store.identity;

  app.openapi(getSession, (c) => c.json(presentSession(identity !== undefined, c.get('principal')), 200));

  app.openapi(listTokens, async (c) =>
    c.json({ tokens: await (await people()).listTokens(personIn(c.get('principal')).id) }, 200),
  );

  app.openapi(createToken, async (c) => {
    const person = personIn(c.get('principal'));
    if (identity === undefined) throw nobody();
    const { scopes, ...wish } = c.req.valid('json');
    return c.json(await identity.createToken(person, { ...wish, scopes: [...new Set(scopes)] }), 200);
  });

  app.openapi(revokeToken, async (c) => {
    const id = idFrom(c.req.valid('param').id, 'This token');
    const revoked = await (await people()).revokeToken(personIn(c.get('principal')).id, id);
    found(revoked || null, 'This token');
    return c.body(null, 204);
  });

  app.openapi(listPeople, async (c) => c.json({ people: await (await people()).listPeople() }, 200));

  app.openapi(blockPerson, async (c) => {
    const id = idFrom(c.req.valid('param').id, 'This person');
    if (id === c.get('asker').id) throw new AktenlageError('conflict', 'You cannot close your own account.');
    const { blocked } = c.req.valid('json');
    found((await (await people()).setBlocked(id, blocked, c.get('asker').id)) || null, 'This person');
    return c.body(null, 204);
  });
}

type MaybePrincipal = AppEnvironment['Variables']['principal'];

function personIn(principal: MaybePrincipal): KnownPerson {
  if (principal === null || principal.person === null) throw nobody();
  return principal.person;
}

const nobody = (): AktenlageError =>
  new AktenlageError('conflict', 'Nobody signs in here: there is one user, who needs no token.');

function presentSession(signsIn: boolean, principal: MaybePrincipal): SessionInfo {
  const person = principal?.person ?? null;
  return {
    mode: signsIn ? 'sign-in' : 'single-user',
    person:
      person === null
        ? null
        : {
            id: person.id,
            name: person.name,
            clearance: MARKINGS[person.clearance] ?? 'OFFEN',
            groups: [...person.groups],
            roles: [...person.roles],
          },
    rights: [...(principal?.rights ?? [])],
  };
}
