import { Odometer } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'operations',
  menu: { group: 'admin', order: 60, icon: Odometer, title: 'operations.title', to: 'operations' },
  routes: [
    {
      path: '/operations',
      name: 'operations',
      right: 'operations.state:READ',
      title: 'operations.title',
      component: () => import('./pages/OperationsPage.vue'),
    },
  ],
});
