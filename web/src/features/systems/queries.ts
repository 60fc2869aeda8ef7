import { useQuery } from '@tanstack/vue-query';
import type { Ref } from 'vue';
import { api, bodyOf, type components } from '@/shared/api';

export type System = components['schemas']['systems.SystemList.Entry'];
export type Group = components['schemas']['systems.SystemList.Group'];
export type Point = components['schemas']['systems.SystemList.Point'];
export type State = 'WORKS' | 'PARTLY' | 'OPEN';

/** The whole list; it is filtered on the page. */
export function useSystems(asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['systems', asOf],
    queryFn: () =>
      bodyOf(
        api.GET('/api/systems', {
          params: { query: asOf.value === undefined ? {} : { asOf: asOf.value } },
        }),
      ),
    staleTime: 60_000,
  });
}

export function works(point: Point): boolean {
  return point.shownBy.length > 0;
}

export function working(system: System): number {
  return system.points.filter(works).length;
}

export function stateOf(system: System): State {
  const done = working(system);
  if (done === 0) return 'OPEN';
  return done === system.points.length ? 'WORKS' : 'PARTLY';
}
