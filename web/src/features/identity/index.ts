import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'identity',
  routes: [
    {
      path: '/login',
      name: 'login',
      right: 'public',
      title: 'identity.login.title',
      layout: 'plain',
      component: () => import('./pages/LoginPage.vue'),
    },
  ],
});
