import { Bell, Promotion } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'notices',
  menu: [
    { group: 'todo', order: 20, icon: Bell, title: 'notices.title', to: 'notices' },
    { group: 'admin', order: 50, icon: Promotion, title: 'notices.deliveries.title', to: 'deliveries' },
  ],
  routes: [
    {
      path: '/notices',
      name: 'notices',
      right: 'notices.notice:READ',
      title: 'notices.title',
      component: () => import('./pages/NoticesPage.vue'),
    },
    {
      path: '/notices/:id',
      name: 'notice',
      right: 'notices.notice:READ',
      title: 'notices.opening.title',
      parent: 'notices',
      props: true,
      component: () => import('./pages/NoticePage.vue'),
    },
    {
      path: '/deliveries',
      name: 'deliveries',
      right: 'notices.delivery:READ',
      title: 'notices.deliveries.title',
      component: () => import('./pages/DeliveriesPage.vue'),
    },
  ],
  topBar: () => import('./components/NoticeBell.vue'),
  accountSections: [
    { title: 'notices.settings.title', component: () => import('./components/NoticeSettings.vue') },
  ],
});
