import { Briefcase } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'projects',
  menu: { group: 'plan', order: 40, icon: Briefcase, title: 'projects.title', to: 'projects' },
  routes: [
    {
      path: '/plan/projects',
      formerly: ['/projects'],
      name: 'projects',
      right: 'plan.project:READ',
      title: 'projects.title',
      component: () => import('./pages/ProjectList.vue'),
    },
    {
      path: '/plan/projects/:number(\\d+)',
      formerly: ['/projects/:number(\\d+)'],
      name: 'project',
      right: 'plan.project:READ',
      title: 'projects.one',
      parent: 'projects',
      props: true,
      component: () => import('./pages/ProjectPage.vue'),
    },
  ],
});
