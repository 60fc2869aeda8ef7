import { flushPromises, mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { useFilters, type Filters } from './useFilters';

async function at(address: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: { render: () => null } }],
  });
  await router.push(address);
  let made: Filters<'q' | 'year'> | undefined;
  const asOf = ref<string>();
  mount(
    defineComponent({
      setup() {
        made = useFilters({ q: 'q', year: 'due' });
        return () => h('div');
      },
    }),
    { global: { plugins: [router] } },
  );
  if (made === undefined) throw new Error('not mounted');
  return { router, filters: made, asOf };
}

it('reads the filters from the address, under the name they have there, without blanks', async () => {
  const { filters, asOf } = await at('/?q=%20水%20&due=2025&year=2024');
  expect(filters.query.value).toEqual({ q: '水', year: '2025' });
  expect(filters.filtered.value).toBe(true);
  const url = filters.exportUrl('/x.xlsx', asOf);
  expect(url.value).toBe('/x.xlsx?q=%E6%B0%B4&year=2025');
  asOf.value = '2026-01-01T00:00:00Z';
  expect(url.value).toContain('asOf=2026-01-01T00%3A00%3A00Z');
});

it('clears its filters and leaves what else the address says', async () => {
  const { router, filters } = await at('/?q=水&due=2025&year=2024');
  filters.clear();
  await flushPromises();
  expect(router.currentRoute.value.query).toEqual({ year: '2024' });
  expect(filters.filtered.value).toBe(false);
});
