import { Grid } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'decisions',
  menu: { group: 'ledger', order: 80, icon: Grid, title: 'decisions.title', to: 'decisions' },
  routes: [
    {
      path: '/decisions',
      name: 'decisions',
      right: 'decisions.table:READ',
      title: 'decisions.title',
      component: () => import('./pages/DecisionsPage.vue'),
    },
    {
      path: '/decisions/:id',
      name: 'decision',
      right: 'decisions.table:READ',
      title: 'decisions.one',
      parent: 'decisions',
      props: true,
      component: () => import('./pages/DecisionPage.vue'),
    },
    {
      path: '/public/decisions',
      name: 'public-decisions',
      right: 'public',
      title: 'decisions.open.title',
      layout: 'plain',
      component: () => import('./pages/PublicDecisionsPage.vue'),
    },
    {
      path: '/public/decisions/:id',
      name: 'public-decision',
      right: 'public',
      title: 'decisions.open.title',
      layout: 'plain',
      props: true,
      component: () => import('./pages/PublicDecisionPage.vue'),
    },
  ],
});
