import { VueQueryPlugin } from '@tanstack/vue-query';
import 'element-plus/es/components/base/style/css';
import '@/shared/style/index.css';
import { createPinia } from 'pinia';
import { createApp, watch } from 'vue';
import { createWebHistory } from 'vue-router';
import { SESSION_LOST } from '@/shared/api';
import { featuresKey } from '@/shared/feature';
import { createAnnouncer } from '@/shared/a11y/announcer';
import { createPageTitle } from '@/shared/ui/pageTitle';
import { useSession } from '@/shared/session';
import App from './App.vue';
import { features } from './features';
import { createLanguage } from './i18n';
import { createQueryClient } from './query';
import { buildRouter } from './router';

async function start(): Promise<void> {
  const app = createApp(App);
  app.use(createPinia());
  const session = useSession();
  const language = createLanguage();
  const queries = createQueryClient();
  await language.start();

  const shown = import.meta.env.DEV ? [...features, (await import('@/gallery')).default] : features;
  const router = buildRouter(shown, createWebHistory());
  app.use(language).use(router).use(VueQueryPlugin, { queryClient: queries });
  app.provide(featuresKey, shown);
  app.use(createAnnouncer()).use(createPageTitle());

  window.addEventListener(SESSION_LOST, () => {
    session.forget();
    queries.clear();
    const here = router.currentRoute.value;
    if (here.name !== 'login')
      void router.push({ name: 'login', query: { return: here.fullPath, lost: '1' } });
  });
  // The server words its answers in the page's language.
  watch(language.current, () => void queries.invalidateQueries());
  // Another person must not see what the one before had loaded.
  watch(
    () => session.person?.id,
    () => queries.clear(),
  );
  app.mount('#app');
}

void start();
