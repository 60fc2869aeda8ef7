import {
  createRouter,
  type RouteLocation,
  type RouteLocationNormalized,
  type Router,
  type RouteRecordRaw,
  type RouterHistory,
} from 'vue-router';
import { CONTEXT_KEYS, useSession } from '@/shared/session';
import type { Feature, Right } from '@/shared/feature';
import { menuFor } from './features';

declare module 'vue-router' {
  interface RouteMeta {
    right: Right;
    title: string;
    feature: string;
    parent?: string;
    layout: 'desk' | 'plain' | 'wall';
  }
}

const RELOADED = 'qingyuan.reloaded';

function routesOf(all: readonly Feature[]) {
  return all.flatMap((feature) =>
    feature.routes.map((route) => ({
      path: route.path,
      name: route.name,
      component: route.component as () => Promise<{ default: object }>,
      props: route.props ?? false,
      meta: {
        right: route.right,
        title: route.title,
        feature: feature.id,
        parent: route.parent,
        layout: route.layout ?? ('desk' as const),
      },
    })),
  );
}

/** Bookmarks and messages keep addresses that pages had once. */
function formerRoutesOf(all: readonly Feature[]): RouteRecordRaw[] {
  return all.flatMap((feature) =>
    feature.routes.flatMap((route) =>
      (route.formerly ?? []).map((path) => ({
        path,
        redirect: (to: RouteLocation) => ({
          name: route.name,
          params: to.params,
          query: to.query,
          hash: to.hash,
        }),
      })),
    ),
  );
}

/** Year and date of knowledge go along from page to page, unless the link says otherwise. */
function carried(to: RouteLocationNormalized, from: RouteLocationNormalized): Record<string, string> | null {
  if (to.path === from.path || to.meta.layout === 'plain') return null;
  const missing: Record<string, string> = {};
  for (const key of CONTEXT_KEYS) {
    const value = from.query[key];
    if (typeof value === 'string' && to.query[key] === undefined) missing[key] = value;
  }
  return Object.keys(missing).length === 0 ? null : missing;
}

export function buildRouter(all: readonly Feature[], history: RouterHistory): Router {
  const router = createRouter({
    history,
    routes: [
      ...routesOf(all),
      ...formerRoutesOf(all),
      {
        path: '/no-access',
        name: 'no-access',
        component: () => import('./pages/NoAccessPage.vue'),
        meta: { right: 'session', title: 'app.noAccess.title', feature: 'app', layout: 'desk' },
      },
      {
        path: '/unavailable',
        name: 'unavailable',
        component: () => import('./pages/UnavailablePage.vue'),
        meta: { right: 'public', title: 'app.unavailable', feature: 'app', layout: 'plain' },
      },
      {
        path: '/:path(.*)*',
        name: 'not-found',
        component: () => import('./pages/NotFoundPage.vue'),
        meta: { right: 'public', title: 'app.notFound.title', feature: 'app', layout: 'desk' },
      },
    ],
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  });

  router.beforeEach(async (to, from) => {
    const session = useSession();
    try {
      await session.load();
    } catch {
      if (to.name === 'unavailable') return true;
      return { name: 'unavailable', query: { return: to.fullPath }, replace: true };
    }
    const { right } = to.meta;
    if (!session.holds(right)) {
      if (session.person === null) return { name: 'login', query: { return: to.fullPath } };
      if (session.secondFactor === 'ENROL') return { name: 'account', replace: true };
      return { name: 'no-access', query: { page: to.fullPath }, replace: true };
    }
    if (to.name === 'login' && session.person !== null) return { path: '/' };
    if (to.name === 'home') {
      const first = menuFor(all, session.holds)[0]?.entries[0];
      if (session.secondFactor === 'ENROL') return { name: 'account', replace: true };
      if (first !== undefined) return { name: first.to, query: to.query, replace: true };
    }
    const context = carried(to, from);
    return context === null ? true : { ...to, query: { ...context, ...to.query }, replace: true };
  });
  router.onError((error, to) => {
    if (error instanceof Error && /dynamically imported module/i.test(error.message)) reload(to.fullPath);
  });
  return router;
}

/** After an update of the server the parts of the old page are gone: the new page is fetched, once. */
function reload(path: string): void {
  if (sessionStorage.getItem(RELOADED) === path) return;
  sessionStorage.setItem(RELOADED, path);
  window.location.assign(path);
}
