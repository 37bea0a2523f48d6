import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Config, readConfig } from './config.ts';
import { PROJECT_ROOT } from './runtime/project-root.ts';

interface Compose {
  readonly services: {
    readonly aktenlage: { readonly environment: Record<string, string>; readonly ports: string[] };
  };
}

const compose = parse(readFileSync(join(PROJECT_ROOT, 'deploy/compose.yaml'), 'utf8')) as Compose;
const dockerfile = readFileSync(join(PROJECT_ROOT, 'deploy/Dockerfile'), 'utf8');

/** What the process in the container reads, where these are set beside the compose file. */
function read(set: Record<string, string>): Config {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(compose.services.aktenlage.environment))
    environment[name] = value.replace(
      /\$\{(\w+)(?::-([^}]*))?\}/g,
      (_, one: string, otherwise = '') => set[one] ?? otherwise,
    );
  const host = /\bHOST=(\S+)/.exec(dockerfile)?.[1];
  if (host === undefined) throw new Error('The Dockerfile says no HOST.');
  return readConfig({ environment: { ...environment, HOST: host }, directory: '/' });
}

const PASSWORD = { POSTGRES_PASSWORD: 'secret' };
const IDENTITY = {
  OIDC_ISSUER: 'https://login.example',
  OIDC_CLIENT_ID: 'aktenlage',
  OIDC_CLIENT_SECRET: 'a-secret-of-the-provider',
  OIDC_REDIRECT_URI: 'https://akten.example/auth/callback',
};

describe('the compose file', () => {
  it('starts nothing that everybody who reaches it could read', () => {
    expect(() => read(PASSWORD)).toThrow('no identity is configured');
    expect(compose.services.aktenlage.ports.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
  });

  it('starts where people sign in', () => {
    const config = read({ ...PASSWORD, ...IDENTITY });
    expect(config.identity).not.toBeNull();
    expect(config.allowRemote).toBe(false);
  });

  it('starts without where somebody says so', () => {
    expect(read({ ...PASSWORD, ALLOW_REMOTE: 'yes' }).allowRemote).toBe(true);
  });
});
