import {
  inject,
  onUnmounted,
  shallowRef,
  watchEffect,
  type App,
  type InjectionKey,
  type ShallowRef,
} from 'vue';

/** The name of the thing on the page, when it says more than the route's own title. */
export const pageTitleKey: InjectionKey<ShallowRef<string>> = Symbol('page title');

export function createPageTitle(): { install(app: App): void } {
  return { install: (app) => void app.provide(pageTitleKey, shallowRef('')) };
}

/** Called by PageHeader: breadcrumb, window title and announcer show this name. */
export function usePageTitle(title: () => string): void {
  const shown = inject(pageTitleKey, undefined);
  if (shown === undefined) return;
  watchEffect(() => (shown.value = title()));
  onUnmounted(() => {
    if (shown.value === title()) shown.value = '';
  });
}
