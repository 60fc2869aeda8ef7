import { computed, inject, type ComputedRef } from 'vue';
import { useRouter, type RouteRecordNameGeneric } from 'vue-router';
import { featuresKey, type Feature } from '@/shared/feature';
import { useSession } from '@/shared/session';
import { features, menuFor, type MenuEntry, type MenuSection } from '../features';

export function useFeatures(): readonly Feature[] {
  return inject(featuresKey, features);
}

export function useMenu(): {
  sections: ComputedRef<MenuSection[]>;
  isCurrent(entry: MenuEntry, name: RouteRecordNameGeneric): boolean;
} {
  const all = useFeatures();
  const session = useSession();
  const router = useRouter();
  const sections = computed(() => menuFor(all, session.holds));

  /** A page below an entry (its parent, or the parent's parent) lights the entry. */
  function isCurrent(entry: MenuEntry, name: RouteRecordNameGeneric): boolean {
    let at = typeof name === 'string' ? name : undefined;
    for (let depth = 0; at !== undefined && depth < 4; depth++) {
      if (at === entry.to) return true;
      const here = at;
      at = router.getRoutes().find((record) => record.name === here)?.meta.parent;
    }
    return false;
  }

  return { sections, isCurrent };
}
