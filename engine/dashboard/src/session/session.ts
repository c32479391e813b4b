import { useQueryClient } from '@tanstack/react-query';
import type { SessionBody } from '../api/contract';
import { refresh, useAnswer } from '../api/queries';

export const useSessionAnswer = () => useAnswer('getSession', {}, { every: refresh.calm });

/** The session of somebody who is not signed in. */
export const outside: SessionBody = { signedIn: false, operator: null, administrator: false, person: null, expiresAt: null };

/** Who the server takes the viewer for. */
export function useSession(): SessionBody {
  return useSessionAnswer().data ?? outside;
}

/** Call with the session that a change gave: nothing that the viewer saw before as somebody else may stay on the page. */
export function useChangedSession(): (session: SessionBody) => void {
  const queries = useQueryClient();
  return (session) => {
    queries.setQueryData(['getSession', {}], session);
    void queries.resetQueries({ predicate: (query) => query.queryKey[0] !== 'getSession' });
  };
}
