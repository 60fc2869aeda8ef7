import { UploadFilled } from '@element-plus/icons-vue';
import { defineAsyncComponent } from 'vue';
import { defineFeature } from '@/shared/feature';

/** Template out, file in, for one context: for the pages of what is imported into. */
export const WorkbookPanel = defineAsyncComponent(() => import('./components/WorkbookPanel.vue'));

export default defineFeature({
  id: 'intake',
  menu: { group: 'collection', order: 60, icon: UploadFilled, title: 'intake.jobs.title', to: 'intake' },
  routes: [
    {
      path: '/intake',
      name: 'intake',
      right: 'intake.job:READ',
      title: 'intake.jobs.title',
      component: () => import('./pages/JobsPage.vue'),
    },
    {
      path: '/intake/:id',
      name: 'intake-job',
      right: 'intake.job:READ',
      title: 'intake.job.title',
      parent: 'intake',
      props: true,
      component: () => import('./pages/JobPage.vue'),
    },
  ],
});
