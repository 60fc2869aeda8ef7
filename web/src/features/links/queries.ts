import { useQuery } from '@tanstack/vue-query';
import type { Ref } from 'vue';
import { api, bodyOf, type components } from '@/shared/api';

export type LedgerView = components['schemas']['links.LedgerView'];
export type AccountView = components['schemas']['links.AccountView'];

export function useLedgers() {
  return useQuery({ queryKey: ['links', 'ledgers'], queryFn: () => bodyOf(api.GET('/api/links/ledgers')) });
}

/** The accounts of one unit with their movements, or of all without. */
export function useLedger(id: Ref<string>, holder: Ref<string>) {
  return useQuery({
    queryKey: ['links', 'ledger', id, holder],
    queryFn: () =>
      bodyOf(
        api.GET('/api/links/ledgers/{id}', {
          params: {
            path: { id: id.value },
            query: holder.value === '' ? {} : { holder: holder.value },
          },
        }),
      ),
    placeholderData: (before) => before,
  });
}
