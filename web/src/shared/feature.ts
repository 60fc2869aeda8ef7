import type { Component, InjectionKey } from 'vue';
import type { RouteComponent } from 'vue-router';

/** The navigation's groups, in their order. */
export const MENU_GROUPS = [
  'todo',
  'cockpit',
  'plan',
  'collection',
  'monitoring',
  'map',
  'ledger',
  'cases',
  'reports',
  'admin',
] as const;
export type MenuGroup = (typeof MENU_GROUPS)[number];

/** Who may open a page: anybody, anybody with a session, or those who hold `kind:VERB`. */
export type Right = 'public' | 'session' | `${string}:${string}`;

export interface FeatureRoute {
  path: string;
  name: string;
  right: Right;
  /** Addresses it had before; they lead here with what is asked of them. */
  formerly?: string[];
  /** Text key of the page's name, for the breadcrumb, the window's title and the search. */
  title: string;
  component: () => Promise<RouteComponent | { default: RouteComponent }>;
  props?: boolean;
  /** Name of the page above this one in the breadcrumb. */
  parent?: string;
  /** `desk` has the navigation, `plain` only the frame, `wall` nothing and the dark theme. */
  layout?: 'desk' | 'plain' | 'wall';
}

export interface MenuItem {
  group: MenuGroup;
  order: number;
  icon: Component;
  /** Text key. */
  title: string;
  /** Name of the route it opens; shown only to those who may open it. */
  to: string;
}

export interface SearchHit {
  title: string;
  detail?: string;
  /** Path to open, without year and date of knowledge, which are kept. */
  to: string;
}

/** Finds things of a feature for the search (Ctrl K). */
export interface SearchSource {
  id: string;
  /** Text key of the heading its hits stand under. */
  title: string;
  right?: Right;
  search(words: string, signal: AbortSignal): Promise<SearchHit[]>;
}

/** A part of the account page that another feature brings: one's own settings for it. */
export interface AccountSection {
  /** Text key of its heading. */
  title: string;
  component: () => Promise<{ default: Component }>;
}

export interface Feature {
  id: string;
  menu?: MenuItem | MenuItem[];
  routes: FeatureRoute[];
  searchSources?: SearchSource[];
  /** Shown in the side drawer when a receipt mark is pressed; takes the prop `id`. */
  receiptDrawer?: () => Promise<{ default: Component }>;
  /** Stands in the top bar beside the person; takes the prop `phone`. */
  topBar?: () => Promise<{ default: Component }>;
  accountSections?: AccountSection[];
}

/** Which features there are; another set in the gallery and in tests. */
export const featuresKey: InjectionKey<readonly Feature[]> = Symbol('features');

export function defineFeature(feature: Feature): Feature {
  return feature;
}
