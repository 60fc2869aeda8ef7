import { Upload, WindPower } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'quality',
  menu: [
    { group: 'monitoring', order: 10, icon: WindPower, title: 'quality.air.title', to: 'air' },
    { group: 'monitoring', order: 20, icon: Upload, title: 'quality.import.title', to: 'air-imports' },
  ],
  routes: [
    {
      path: '/air',
      name: 'air',
      right: 'quality.air:READ',
      title: 'quality.air.title',
      component: () => import('./pages/AirPage.vue'),
    },
    {
      path: '/air/imports',
      name: 'air-imports',
      right: 'quality.air-file:READ',
      title: 'quality.import.title',
      parent: 'air',
      component: () => import('./pages/ImportPage.vue'),
    },
  ],
});
