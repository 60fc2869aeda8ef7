import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'home',
  routes: [
    {
      path: '/',
      name: 'home',
      right: 'session',
      title: 'home.title',
      component: () => import('./pages/HomePage.vue'),
    },
  ],
});
