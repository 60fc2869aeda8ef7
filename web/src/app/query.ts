import { QueryClient } from '@tanstack/vue-query';
import { ProblemError } from '@/shared/api';

/** Lists and details are caches of the server; a refusal is final, a lost connection is tried once more. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 1 && error instanceof ProblemError && error.status === 0,
      },
      mutations: { retry: false },
    },
  });
}
