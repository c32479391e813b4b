import { QueryClient, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import i18next from 'i18next';
import { call, type Answer, type Operation, type Request } from './client';
import { ApiProblem } from './problem';

/** How often a page asks again while it is looked at, in milliseconds. */
export const refresh = { lively: 5_000, normal: 15_000, calm: 60_000 } as const;

export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        // What was refused stays refused; what got no answer is worth a second attempt.
        retry: (failures, error) => failures < 2 && error instanceof ApiProblem && error.undecided,
        retryDelay: (attempt) => 1_000 * 2 ** attempt,
      },
      // A write is repeated by the person, with the same operation id.
      mutations: { retry: false },
    },
  });
  i18next.on('languageChanged', () => void client.invalidateQueries());
  return client;
}

export interface AskOptions {
  readonly every?: number;
  readonly enabled?: boolean;
}

/** What the server answers to an operation, asked again at intervals while the page is visible. */
export function useAnswer<O extends Operation>(
  operation: O,
  request: Request<O>,
  { every = refresh.normal, enabled = true }: AskOptions = {},
): UseQueryResult<Answer<O>, ApiProblem> {
  return useQuery<Answer<O>, ApiProblem>({
    queryKey: [operation, request],
    queryFn: ({ signal }) => call(operation, request, { signal }),
    refetchInterval: every,
    enabled,
  });
}

type ListOperation = { [O in Operation]: Answer<O> extends { items: readonly unknown[]; next: string | null } ? O : never }[Operation];
export type ItemOf<O extends ListOperation> = Answer<O> extends { items: readonly (infer Item)[] } ? Item : never;

export interface List<Item> {
  /** Undefined until the first stretch has come. */
  readonly items: readonly Item[] | undefined;
  readonly problem: ApiProblem | null;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

/** The server looks at so many rows for an answer and no more, so that a stretch can be empty where what is listed is rare among them: then the
 * next is asked for, as often as this. */
const mostEmptyStretches = 20;

/** A list of the server's, stretch by stretch from the start. */
export function useList<O extends ListOperation>(operation: O, request: Request<O>, { every = refresh.normal, enabled = true }: AskOptions = {}): List<ItemOf<O>> {
  const list = useInfiniteQuery({
    queryKey: [operation, 'list', request],
    queryFn: async ({ signal, pageParam }): Promise<{ items: readonly ItemOf<O>[]; next: string | null }> => {
      const given = (request as { query?: object }).query;
      let after = pageParam;
      for (let asked = 1; ; asked++) {
        const query = { ...given, after };
        const page: { items: readonly ItemOf<O>[]; next: string | null } = (await call(operation, { ...request, query } as Request<O>, { signal })) as never;
        if (page.items.length > 0 || page.next === null || asked === mostEmptyStretches) return page;
        after = page.next;
      }
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: every,
    enabled,
  });
  return {
    items: list.data?.pages.flatMap((page) => page.items),
    problem: list.error as ApiProblem | null,
    hasMore: list.hasNextPage,
    loadingMore: list.isFetchingNextPage,
    more: () => void list.fetchNextPage(),
    again: () => void list.refetch(),
  };
}
