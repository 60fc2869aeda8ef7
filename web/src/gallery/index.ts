import { Grid } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

/** The parts of the interface side by side, for those who build it; only in development. */
export default defineFeature({
  id: 'gallery',
  menu: { group: 'admin', order: 900, icon: Grid, title: 'app.groups.plan', to: 'gallery' },
  routes: [
    {
      path: '/gallery',
      name: 'gallery',
      right: 'session',
      title: 'app.groups.plan',
      component: () => import('./GalleryPage.vue'),
    },
  ],
});
