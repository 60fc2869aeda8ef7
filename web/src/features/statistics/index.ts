import { EditPen } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'statistics',
  menu: {
    group: 'collection',
    order: 10,
    icon: EditPen,
    title: 'statistics.title',
    to: 'statistics',
  },
  routes: [
    {
      path: '/statistics',
      name: 'statistics',
      right: 'statistics.figure:READ',
      title: 'statistics.title',
      component: () => import('./pages/CollectionPage.vue'),
    },
  ],
});
