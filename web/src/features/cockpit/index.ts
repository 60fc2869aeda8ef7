import { Odometer } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'cockpit',
  menu: { group: 'cockpit', order: 10, icon: Odometer, title: 'cockpit.title', to: 'cockpit' },
  routes: [
    {
      path: '/cockpit',
      name: 'cockpit',
      right: 'cockpit.view:READ',
      title: 'cockpit.title',
      component: () => import('./pages/CockpitPage.vue'),
    },
  ],
});
