import { Box } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'links',
  menu: { group: 'ledger', order: 40, icon: Box, title: 'links.title', to: 'ledgers' },
  routes: [
    {
      path: '/ledgers',
      name: 'ledgers',
      right: 'links.link:READ',
      title: 'links.title',
      component: () => import('./pages/LedgersPage.vue'),
    },
    {
      path: '/ledgers/:id',
      name: 'ledger',
      right: 'links.link:READ',
      title: 'links.one',
      parent: 'ledgers',
      props: true,
      component: () => import('./pages/LedgerPage.vue'),
    },
  ],
});
