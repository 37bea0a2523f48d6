import { describe, expect, it } from 'vitest';
import { isHostAllowed, isLoopbackHost, isOriginAllowed } from './loopback.ts';

describe('loopback rules', () => {
  it('knows what stays on this machine', () => {
    for (const host of ['localhost', 'LOCALHOST', '127.0.0.1', '127.1.2.3', '::1', '[::1]']) {
      expect(isLoopbackHost(host), host).toBe(true);
    }
    for (const host of ['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.evil.example', 'localhost.evil.example']) {
      expect(isLoopbackHost(host), host).toBe(false);
    }
  });

  it('turns away names that another site made point here', () => {
    for (const header of ['localhost:8787', '127.0.0.1:8787', '[::1]:8787', 'localhost']) {
      expect(isHostAllowed(header, '127.0.0.1'), header).toBe(true);
    }
    for (const header of ['evil.example:8787', '10.0.0.1', '', 'localhost@evil.example', 'a b']) {
      expect(isHostAllowed(header, '127.0.0.1'), header).toBe(false);
    }
    expect(isHostAllowed('akten.example', '0.0.0.0')).toBe(true);
    expect(isHostAllowed('akten.example', '0.0.0.0', ['akten.example'])).toBe(true);
    expect(isHostAllowed('evil.example', '0.0.0.0', ['akten.example'])).toBe(false);
  });

  it('lets our own pages and programs change things, no other site', () => {
    expect(isOriginAllowed(undefined, 'localhost:8787')).toBe(true);
    expect(isOriginAllowed('http://localhost:8787', 'localhost:8787')).toBe(true);
    for (const origin of ['http://localhost:3000', 'https://evil.example', 'null', 'file://']) {
      expect(isOriginAllowed(origin, 'localhost:8787'), origin).toBe(false);
    }
  });
});
