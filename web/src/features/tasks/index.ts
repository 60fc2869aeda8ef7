import { Share } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'tasks',
  menu: { group: 'plan', order: 30, icon: Share, title: 'tasks.title', to: 'tasks' },
  routes: [
    {
      path: '/plan/tasks',
      formerly: ['/tasks'],
      name: 'tasks',
      right: 'plan.task:READ',
      title: 'tasks.title',
      component: () => import('./pages/TaskTree.vue'),
    },
  ],
});
