import { Memo } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'audit',
  menu: { group: 'admin', order: 40, icon: Memo, title: 'audit.title', to: 'audit' },
  routes: [
    {
      path: '/audit',
      name: 'audit',
      right: 'audit.entry:READ',
      title: 'audit.title',
      component: () => import('./pages/AuditPage.vue'),
    },
  ],
});
