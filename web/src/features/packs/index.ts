import { Box } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'packs',
  menu: { group: 'admin', order: 40, icon: Box, title: 'packs.title', to: 'packs' },
  routes: [
    {
      path: '/packs',
      name: 'packs',
      right: 'packs.pack:READ',
      title: 'packs.title',
      component: () => import('./pages/PacksPage.vue'),
    },
  ],
});
