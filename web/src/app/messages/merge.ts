export interface Messages {
  [key: string]: string | Messages;
}

/** Puts each feature's texts under its folder's name: `features/plan/locales/en.json` → `plan.…`. */
export function byFeature(files: Record<string, Messages>): Messages {
  const merged: Messages = {};
  for (const [path, texts] of Object.entries(files)) {
    const feature = /features\/([^/]+)\/locales\//.exec(path)?.[1];
    if (feature !== undefined) merged[feature] = texts;
  }
  return merged;
}

/** All keys with their dots, sorted. */
export function keysOf(texts: Messages, prefix = ''): string[] {
  return Object.entries(texts)
    .flatMap(([key, value]) =>
      typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
    )
    .sort();
}
