import { Tickets } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'systems',
  menu: { group: 'plan', order: 70, icon: Tickets, title: 'systems.title', to: 'systems' },
  routes: [
    {
      path: '/systems',
      name: 'systems',
      right: 'systems.system:READ',
      title: 'systems.title',
      component: () => import('./pages/SystemsPage.vue'),
    },
  ],
});
