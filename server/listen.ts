import type { AddressInfo, Server } from 'node:net';
import type { Config } from './config.ts';
import { AktenlageError } from './domain/errors.ts';

/** @returns the address. @throws AktenlageError `configuration-invalid` when it cannot be used */
export async function listen(server: Server, config: Config): Promise<string> {
  const { host, port } = config;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `Port ${port} on ${host} is in use, perhaps by Aktenlage itself. Stop what uses it, or choose another port: PORT=${port + 1} npm start`
          : `Aktenlage cannot listen on ${host}, port ${port} (${error.code ?? error.message}).`;
      reject(new AktenlageError('configuration-invalid', why, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`;
}
