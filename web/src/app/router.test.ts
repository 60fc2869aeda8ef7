import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, type Router } from 'vue-router';
import { Grid } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';
import { useSession } from '@/shared/session';
import { buildRouter } from './router';

const page = () => Promise.resolve({ default: { render: () => null } });
const feature = defineFeature({
  id: 'plan',
  menu: { group: 'plan', order: 1, icon: Grid, title: 'x', to: 'indicators' },
  routes: [
    { path: '/', name: 'home', right: 'session', title: 'x', component: page },
    { path: '/login', name: 'login', right: 'public', title: 'x', layout: 'plain', component: page },
    {
      path: '/indicators',
      formerly: ['/old'],
      name: 'indicators',
      right: 'plan.indicator:READ',
      title: 'x',
      component: page,
    },
    { path: '/account', name: 'account', right: 'session', title: 'x', component: page },
    { path: '/people', name: 'people', right: 'identity.person:MANAGE', title: 'x', component: page },
  ],
});

function signedIn(
  rights: string[],
  person: { id: string; name: string } | null = { id: '1', name: '沈' },
): void {
  vi.spyOn(globalThis, 'fetch').mockImplementation(() =>
    Promise.resolve(Response.json({ person, posts: [], rights, sampleData: false, years: [2024, 2025] })),
  );
}

const NOBODY = { person: null, posts: [], rights: [], sampleData: false, years: [] };

let router: Router;
beforeEach(() => {
  setActivePinia(createPinia());
  router = buildRouter([feature], createMemoryHistory());
});

describe('the way to a page', () => {
  it('leads a stranger over the login and remembers where they were going', async () => {
    signedIn([], null);
    await router.push('/indicators?year=2024');
    expect(router.currentRoute.value).toMatchObject({
      name: 'login',
      query: { return: '/indicators?year=2024' },
    });
  });

  it('is open to those who hold the right', async () => {
    signedIn(['plan.indicator:READ']);
    await router.push('/indicators');
    expect(router.currentRoute.value.name).toBe('indicators');
  });

  it('ends at a page that explains for those who do not', async () => {
    signedIn(['plan.indicator:READ']);
    await router.push('/people');
    expect(router.currentRoute.value).toMatchObject({ name: 'no-access', query: { page: '/people' } });
  });

  it('goes on from an address the page had before, with all that was asked', async () => {
    signedIn(['plan.indicator:READ']);
    await router.push('/old?year=2024&q=水#top');
    expect(router.currentRoute.value).toMatchObject({
      path: '/indicators',
      query: { year: '2024', q: '水' },
      hash: '#top',
    });
  });

  it('begins at the first page a person may open', async () => {
    signedIn(['plan.indicator:READ']);
    await router.push('/');
    expect(router.currentRoute.value.name).toBe('indicators');
  });

  it('leads to the own account alone as long as a second factor is missing', async () => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(() =>
      Promise.resolve(Response.json({ ...NOBODY, person: { id: '1', name: '沈' }, secondFactor: 'ENROL' })),
    );
    for (const path of ['/', '/indicators']) {
      await router.push(path);
      expect(router.currentRoute.value.name).toBe('account');
    }
  });

  it('stays at the start when there is none', async () => {
    signedIn([]);
    await router.push('/');
    expect(router.currentRoute.value.name).toBe('home');
  });

  it('takes year and date of knowledge along, but not a filter', async () => {
    signedIn(['plan.indicator:READ', 'identity.person:MANAGE']);
    await router.push('/indicators?year=2024&asOf=2026-01-01T00:00:00Z&status=met');
    await router.push('/people');
    expect(router.currentRoute.value.query).toEqual({ year: '2024', asOf: '2026-01-01T00:00:00Z' });
  });

  it('lets a page drop the date of knowledge', async () => {
    signedIn(['plan.indicator:READ']);
    await router.push('/indicators?asOf=2026-01-01T00:00:00Z');
    await router.push('/indicators');
    expect(router.currentRoute.value.query).toEqual({});
  });

  it('keeps the way back when the server does not answer', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('offline'));
    await router.push('/indicators');
    expect(router.currentRoute.value).toMatchObject({
      name: 'unavailable',
      query: { return: '/indicators' },
    });
  });

  it('does not show the login to somebody who is signed in', async () => {
    signedIn(['plan.indicator:READ']);
    await router.push('/login');
    expect(router.currentRoute.value.name).toBe('indicators');
    expect(useSession().can('plan.indicator', 'read')).toBe(true);
    expect(useSession().can('plan.indicator', 'CONFIRM')).toBe(false);
  });
});
