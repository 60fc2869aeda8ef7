import { FolderOpened } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'casework',
  menu: { group: 'cases', order: 10, icon: FolderOpened, title: 'casework.title', to: 'cases' },
  routes: [
    {
      path: '/cases',
      name: 'cases',
      right: 'casework.case:READ',
      title: 'casework.title',
      component: () => import('./pages/CasesPage.vue'),
    },
    {
      path: '/cases/new',
      name: 'case-new',
      right: 'casework.case:WRITE',
      title: 'casework.new.title',
      parent: 'cases',
      component: () => import('./pages/NewCasePage.vue'),
    },
    {
      path: '/cases/:id',
      name: 'case',
      right: 'casework.case:READ',
      title: 'casework.one',
      parent: 'cases',
      props: true,
      component: () => import('./pages/CasePage.vue'),
    },
    {
      path: '/public/cases/:procedure',
      name: 'public-cases',
      right: 'public',
      title: 'casework.public.title',
      layout: 'plain',
      props: true,
      component: () => import('./pages/PublicCasesPage.vue'),
    },
  ],
});
