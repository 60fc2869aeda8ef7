import { useQuery } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { api, bodyOf, type components } from '@/shared/api';

export type Finding = components['schemas']['plan.FindingView'];
export type Spot = components['schemas']['plan.PlanFinding.Spot'];
export type Severity = Finding['severity'];

/** The findings of the plan as it was known then; severity and rule are filtered on the page. */
export function useFindings(asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['plan', 'lint', asOf],
    queryFn: () =>
      bodyOf(
        api.GET('/api/plan/lint', {
          params: { query: asOf.value === undefined ? {} : { asOf: asOf.value } },
        }),
      ),
    placeholderData: (before) => before,
    staleTime: computed(() => 60_000),
  });
}
