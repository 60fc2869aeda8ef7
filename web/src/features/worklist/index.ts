import { Tickets } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'worklist',
  menu: { group: 'todo', order: 10, icon: Tickets, title: 'worklist.title', to: 'worklist' },
  routes: [
    {
      path: '/worklist',
      name: 'worklist',
      right: 'worklist.item:READ',
      title: 'worklist.title',
      component: () => import('./pages/WorklistPage.vue'),
    },
  ],
});
