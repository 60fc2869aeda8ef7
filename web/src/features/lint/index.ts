import { WarnTriangleFilled } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'lint',
  menu: { group: 'plan', order: 60, icon: WarnTriangleFilled, title: 'lint.title', to: 'lint' },
  routes: [
    {
      path: '/plan/lint',
      formerly: ['/lint'],
      name: 'lint',
      right: 'plan.lint:READ',
      title: 'lint.title',
      component: () => import('./pages/LintPage.vue'),
    },
  ],
});
