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

/** What is counted of all accounts of a ledger; nothing for those who may not read all of them. */
export function useLedgerFigures(id: Ref<string>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['links', 'figures', id, asOf],
    queryFn: () =>
      bodyOf(
        api.GET('/api/links/ledgers/{id}/figures', {
          params: { path: { id: id.value }, query: { asOf: asOf.value } },
        }),
      ),
  });
}
