import { Lock } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'evidence',
  menu: { group: 'admin', order: 45, icon: Lock, title: 'evidence.title', to: 'evidence' },
  routes: [
    {
      path: '/evidence',
      name: 'evidence',
      right: 'public',
      title: 'evidence.title',
      component: () => import('./pages/LogPage.vue'),
    },
  ],
});
