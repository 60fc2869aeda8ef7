import { describe, expect, it } from 'vitest';
import { byFeature, keysOf, type Messages } from './merge';

const zh = import.meta.glob<Messages>('../../{features/*,shared,app}/locales/zh-CN.json', {
  eager: true,
  import: 'default',
});
const en = import.meta.glob<Messages>('../../{features/*,shared,app}/locales/en.json', {
  eager: true,
  import: 'default',
});

describe('the texts of both languages', () => {
  const folders = new Set(
    [...Object.keys(zh), ...Object.keys(en)].map((path) => path.replace(/\/[^/]+$/, '')),
  );

  it.each([...folders])('have the same keys in %s', (folder) => {
    expect(keysOf(en[`${folder}/en.json`] ?? {})).toEqual(keysOf(zh[`${folder}/zh-CN.json`] ?? {}));
  });

  it.each([...folders].filter((folder) => folder.includes('/features/')))(
    'are not wrapped once more in the name of the feature in %s',
    (folder) => {
      const feature = /features\/([^/]+)/.exec(folder)?.[1] ?? '';
      expect(Object.keys(zh[`${folder}/zh-CN.json`] ?? {})).not.toEqual([feature]);
    },
  );

  it('take the same values', () => {
    const values = (texts: Messages, path: string): string[] =>
      Object.entries(texts).flatMap(([key, text]) =>
        typeof text === 'string'
          ? [
              `${path}${key}: ${[...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort()}`,
            ]
          : values(text, `${path}${key}.`),
      );
    for (const folder of folders) {
      expect(values(en[`${folder}/en.json`] ?? {}, '').sort()).toEqual(
        values(zh[`${folder}/zh-CN.json`] ?? {}, '').sort(),
      );
    }
  });

  it('count one thing as one in English', () => {
    const texts = (all: Messages): string[] =>
      Object.values(all).flatMap((text) => (typeof text === 'string' ? [text] : texts(text)));
    const counting = /\{(n|count)\} (key |data |more )?[a-z]+s\b/;
    const all = Object.values(en).flatMap(texts);
    expect(all.filter((text) => counting.test(text)).length).toBeGreaterThan(20);
    expect(all.filter((text) => counting.test(text) && !text.includes(' | '))).toEqual([]);
  });

  it('stand under the name of their feature', () => {
    expect(byFeature({ '../../features/plan/locales/en.json': { menu: 'Plan' } })).toEqual({
      plan: { menu: 'Plan' },
    });
  });
});
