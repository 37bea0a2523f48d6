import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Config, readConfig } from './config.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'aktenlage-identity-'));
  writeFileSync(join(directory, 'secret'), 'from-a-file\n');
  writeFileSync(join(directory, 'empty'), '\n');
});
afterAll(() => rmSync(directory, { recursive: true }));

const GOOD = {
  OIDC_ISSUER: 'https://login.example/realms/house',
  OIDC_CLIENT_ID: 'aktenlage',
  OIDC_REDIRECT_URI: 'https://akten.example/auth/callback',
};
const read = (environment: Record<string, string>): Config => readConfig({ environment, directory });
const problems = (environment: Record<string, string>): string => {
  try {
    read(environment);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
  return '';
};

describe('the configuration of identity', () => {
  it('is none unless it is there: one user on loopback', () => {
    expect(read({}).identity).toBeNull();
  });

  it('opens other machines without ALLOW_REMOTE, under the name people use', () => {
    const config = read({ ...GOOD, HOST: '0.0.0.0', ALLOWED_HOSTS: 'other.example' });
    expect(config).toMatchObject({ allowRemote: false, allowedHosts: ['other.example', 'akten.example'] });
    expect(config.identity).toMatchObject({
      ...{ issuer: GOOD.OIDC_ISSUER, clientSecret: null, scope: 'openid profile', recheckSeconds: 60 },
      ...{ idleMinutes: 30, sessionHours: 12, claims: { defaultRole: null, groups: null } },
    });
    expect(problems({ HOST: '0.0.0.0' })).toContain('OIDC_ISSUER');
  });

  it('maps groups, grades and roles; a claim may hold =', () => {
    const { identity } = read({
      ...GOOD,
      OIDC_GROUPS: 'CN=Africa,DC=house=africa; b = asia',
      OIDC_CLEARANCES: 'Level2=VS-Vertraulich;3=GEHEIM',
      OIDC_ROLES: 'desk=analyst; desk2=analyst; root=administrator',
      OIDC_DEFAULT_ROLE: 'reader',
    });
    expect([...(identity?.claims.groups ?? [])]).toEqual([
      ['CN=Africa,DC=house', 'africa'],
      ['b', 'asia'],
    ]);
    expect(identity?.claims.clearances.get('level2')).toBe(2);
    expect(identity?.claims.clearances.get('vs-nfd')).toBe(1);
    expect([...(identity?.claims.roles ?? [])]).toEqual([
      ['desk', 'analyst'],
      ['desk2', 'analyst'],
      ['root', 'administrator'],
    ]);
    expect(identity?.claims.defaultRole).toBe('reader');
  });

  it('takes the secret from the environment or a file, and shows it nowhere', () => {
    const config = read({ ...GOOD, OIDC_CLIENT_SECRET_FILE: 'secret' });
    expect(config.identity?.clientSecret?.reveal()).toBe('from-a-file');
    expect(inspect(config, { depth: 9 }) + JSON.stringify(config)).not.toContain('from-a-file');
    expect(read({ ...GOOD, OIDC_CLIENT_SECRET: 'x' }).identity?.clientSecret?.reveal()).toBe('x');
    expect(
      problems({ ...GOOD, OIDC_CLIENT_SECRET: 'hidden-value', OIDC_CLIENT_SECRET_FILE: 'secret' }),
    ).toMatch(/^(?!.*hidden-value).*both set/s);
    for (const file of ['nowhere', 'empty']) {
      expect(problems({ ...GOOD, OIDC_CLIENT_SECRET_FILE: file })).toContain('OIDC_CLIENT_SECRET_FILE');
    }
  });

  it('names every mistake, and never opens half configured', () => {
    expect(problems({ OIDC_ISSUER: GOOD.OIDC_ISSUER })).toMatch(
      /OIDC_CLIENT_ID is needed(.|\n)*OIDC_REDIRECT_URI is needed/,
    );
    const wrong: Record<string, string>[] = [
      { OIDC_ISSUER: 'http://login.example' },
      { OIDC_ISSUER: 'login' },
      { OIDC_REDIRECT_URI: 'http://akten.example/auth/callback' },
      { OIDC_REDIRECT_URI: 'https://akten.example/elsewhere' },
      { OIDC_SCOPE: 'profile' },
      { OIDC_CLEARANCES: 'a=COSMIC' },
      { OIDC_ROLES: 'a=root' },
      { OIDC_GROUPS: 'nothing' },
      { OIDC_DEFAULT_ROLE: 'root' },
      { OIDC_RECHECK_SECONDS: '-1' },
      { OIDC_GROUP: 'a=b' },
    ];
    for (const one of wrong)
      expect(problems({ ...GOOD, ...one }), JSON.stringify(one)).toContain(Object.keys(one)[0]);
    expect(problems({ ...GOOD, SESSION_HOURS: '0' })).toContain('SESSION_HOURS');
  });
});
