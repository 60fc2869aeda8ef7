import { List } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';
import { findCommitments } from './queries';

export default defineFeature({
  id: 'commitments',
  menu: { group: 'plan', order: 20, icon: List, title: 'commitments.title', to: 'commitments' },
  routes: [
    {
      path: '/plan/commitments',
      formerly: ['/commitments'],
      name: 'commitments',
      right: 'plan.commitment:READ',
      title: 'commitments.title',
      component: () => import('./pages/CommitmentList.vue'),
    },
  ],
  searchSources: [
    {
      id: 'commitments',
      title: 'commitments.title',
      right: 'plan.commitment:READ',
      search: findCommitments,
    },
  ],
});
