import { type Asker, LOCAL_ASKER } from '../domain/asker.ts';

/** Decides as whom a request reads. Without identity everyone who reaches the loopback address is the local asker. */
export type Access = (request: Request) => Promise<Asker>;

export const localAccess: Access = async () => LOCAL_ASKER;
