import { Grid } from '@element-plus/icons-vue';
import { describe, expect, it } from 'vitest';
import { defineFeature, type Feature } from '@/shared/feature';
import { features, menuFor } from './features';
import { messages } from './messages/zh-CN';
import { keysOf } from './messages/merge';

const page = () => Promise.resolve({ default: {} });
const routes = features.flatMap((feature) => feature.routes);
const keys = new Set(keysOf(messages));

describe('every feature', () => {
  it('is found by its folder', () => {
    expect(features.map((feature) => feature.id)).toContain('identity');
  });

  it.each(routes.map((route) => [route.name, route.right]))('says who may open %s', (_, right) => {
    expect(right).toMatch(/^(public|session|[a-z][\w.-]*:[A-Z_]+)$/);
  });

  it('names each route and path once', () => {
    expect(new Set(routes.map((route) => route.name)).size).toBe(routes.length);
    expect(new Set(routes.map((route) => route.path)).size).toBe(routes.length);
  });

  it.each(routes.map((route) => [route.title]))('has the text %s', (key) => {
    expect(keys).toContain(key);
  });

  it('leads its menu and its breadcrumb to pages that exist', () => {
    const names = new Set(routes.map((route) => route.name));
    for (const route of routes) if (route.parent !== undefined) expect(names).toContain(route.parent);
    for (const section of menuFor(features, () => true))
      for (const entry of section.entries) {
        expect(names).toContain(entry.to);
        expect(keys).toContain(entry.title);
      }
  });
});

describe('the menu', () => {
  const route = (name: string, right: 'session' | 'plan.indicator:READ') => ({
    path: `/${name}`,
    name,
    right,
    title: 'home.title',
    component: page,
  });
  const some: Feature[] = [
    defineFeature({
      id: 'a',
      menu: [
        { group: 'plan', order: 20, icon: Grid, title: 'home.title', to: 'projects' },
        { group: 'plan', order: 10, icon: Grid, title: 'home.title', to: 'indicators' },
      ],
      routes: [route('projects', 'session'), route('indicators', 'plan.indicator:READ')],
    }),
    defineFeature({
      id: 'b',
      menu: { group: 'todo', order: 1, icon: Grid, title: 'home.title', to: 'todo' },
      routes: [route('todo', 'session')],
    }),
  ];

  it('stands in the order of the work and of the entries', () => {
    const sections = menuFor(some, () => true);
    expect(sections.map((section) => section.group)).toEqual(['todo', 'plan']);
    expect(sections[1]?.entries.map((entry) => entry.to)).toEqual(['indicators', 'projects']);
  });

  it('shows only what a person may open', () => {
    const sections = menuFor(some, (right) => right === 'session');
    expect(sections.flatMap((section) => section.entries.map((entry) => entry.to))).toEqual([
      'todo',
      'projects',
    ]);
  });

  it('refuses an entry that leads nowhere', () => {
    const lost = defineFeature({
      id: 'c',
      menu: { group: 'plan', order: 1, icon: Grid, title: 'x', to: 'gone' },
      routes: [],
    });
    expect(() => menuFor([lost], () => true)).toThrow('gone');
  });
});
