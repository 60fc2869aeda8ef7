import { computed, type WritableComputedRef } from 'vue';
import { useRoute, useRouter, type LocationQueryRaw, type Router } from 'vue-router';

/** Changes of one tick are put into the address together: two filters set at once must not undo each other. */
const waiting = new WeakMap<Router, Map<string, string>>();

function put(router: Router, name: string, value: string): void {
  let changes = waiting.get(router);
  if (changes === undefined) {
    changes = new Map();
    waiting.set(router, changes);
    void Promise.resolve().then(() => flush(router));
  }
  changes.set(name, value);
}

async function flush(router: Router): Promise<void> {
  const changes = waiting.get(router) ?? new Map<string, string>();
  waiting.delete(router);
  const { query, hash } = router.currentRoute.value;
  const next: LocationQueryRaw = { ...query };
  for (const [name, value] of changes) next[name] = value === '' ? undefined : value;
  await router.replace({ query: next, hash });
}

/**
 * A text kept in the address: `const status = useQueryState('status', '')`. The fallback is not written, so that a
 * plain address stays plain.
 */
export function useQueryState(name: string, fallback = ''): WritableComputedRef<string> {
  const route = useRoute();
  const router = useRouter();
  return computed({
    get() {
      const value = route.query[name];
      return typeof value === 'string' ? value : fallback;
    },
    set(next: string) {
      put(router, name, next === fallback ? '' : next);
    },
  });
}

/** Several choices kept in the address, divided by commas. */
export function useQueryList(name: string): WritableComputedRef<string[]> {
  const text = useQueryState(name);
  return computed({
    get: () => (text.value === '' ? [] : text.value.split(',')),
    set: (next) => (text.value = next.join(',')),
  });
}

/** The texts of the address whose names begin alike, by the rest of their names: `f.town=…&f.kind=…`. */
export function useQueryGroup(prefix: string): WritableComputedRef<Record<string, string>> {
  const route = useRoute();
  const router = useRouter();
  return computed({
    get: () =>
      Object.fromEntries(
        Object.entries(route.query)
          .filter(
            (entry): entry is [string, string] => entry[0].startsWith(prefix) && typeof entry[1] === 'string',
          )
          .map(([name, value]) => [name.slice(prefix.length), value]),
      ),
    set(next: Record<string, string>) {
      const before = Object.keys(route.query)
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length));
      for (const name of new Set([...before, ...Object.keys(next)]))
        put(router, prefix + name, next[name] ?? '');
    },
  });
}

export interface Sort {
  key: string;
  direction: 'asc' | 'desc';
}

/** The order of a list kept in the address: `sort=name` or `sort=-name`. */
export function useQuerySort(name = 'sort'): WritableComputedRef<Sort | null> {
  const text = useQueryState(name);
  return computed({
    get: (): Sort | null => {
      if (text.value === '') return null;
      const down = text.value.startsWith('-');
      return { key: down ? text.value.slice(1) : text.value, direction: down ? 'desc' : 'asc' };
    },
    set: (next: Sort | null) =>
      (text.value = next === null ? '' : `${next.direction === 'desc' ? '-' : ''}${next.key}`),
  });
}
