import { MENU_GROUPS, type Feature, type MenuGroup, type MenuItem, type Right } from '@/shared/feature';

const modules = import.meta.glob<{ default: Feature }>('../features/*/index.ts', { eager: true });

/** Every feature of the application, found by its folder. */
export const features: readonly Feature[] = Object.values(modules).map((module) => module.default);

export interface MenuEntry extends MenuItem {
  right: Right;
}

export interface MenuSection {
  group: MenuGroup;
  entries: MenuEntry[];
}

function rightOf(all: readonly Feature[], routeName: string): Right {
  for (const feature of all) {
    const route = feature.routes.find((candidate) => candidate.name === routeName);
    if (route !== undefined) return route.right;
  }
  throw new Error(`The menu leads to the route "${routeName}", which no feature has.`);
}

/** What this person may open, by group, in order. */
export function menuFor(all: readonly Feature[], mayOpen: (right: Right) => boolean): MenuSection[] {
  const entries = all
    .flatMap((feature) => (feature.menu === undefined ? [] : [feature.menu].flat()))
    .map((item) => ({ ...item, right: rightOf(all, item.to) }))
    .filter((item) => mayOpen(item.right))
    .sort((a, b) => a.order - b.order);
  return MENU_GROUPS.map((group) => ({
    group,
    entries: entries.filter((entry) => entry.group === group),
  })).filter((section) => section.entries.length > 0);
}
