import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Right, SessionInfo } from '../../server/domain/index.ts';
import { SIGN_IN_PATH } from '../../server/domain/sign-in.ts';
import { getJson, postJson } from '../api/client.ts';

const FRESH_MS = 60_000;

/** Who is signed in. Asked anew when the window comes back: roles may have changed meanwhile. */
export function useSession(): UseQueryResult<SessionInfo> {
  return useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => getJson<SessionInfo>('/api/session', signal),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: true,
  });
}

/** Whether to offer something. The server decides anyway; where it cannot be asked, everything is offered. */
export function useMay(): (right: Right) => boolean {
  const { data } = useSession();
  return (right) => data === undefined || data.rights.includes(right);
}

/** Where to sign in, and to come back from to this page. */
export const signInAddress = (): string =>
  `${SIGN_IN_PATH}?return=${encodeURIComponent(location.pathname + location.search)}`;

/** Ends the session here, then goes on to the provider. @throws ApiError */
export async function signOut(): Promise<void> {
  const answer = await postJson<{ to: string }>('/auth/logout', {});
  location.assign(answer?.to ?? '/');
}
