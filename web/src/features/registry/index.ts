import { Notebook } from '@element-plus/icons-vue';
import { defineFeature, type SearchHit } from '@/shared/feature';

const READ = 'registry.record:READ' as const;

/** Registers whose name or purpose holds the words. */
async function search(words: string): Promise<SearchHit[]> {
  const { findRegisters } = await import('./queries');
  const wanted = words.trim().toLowerCase();
  return (await findRegisters())
    .filter((each) => `${each.title}\n${each.purpose}`.toLowerCase().includes(wanted))
    .map((each) => ({ title: each.title, detail: each.purpose, to: `/registers/${each.id}` }));
}

export default defineFeature({
  id: 'registry',
  menu: { group: 'ledger', order: 10, icon: Notebook, title: 'registry.title', to: 'registers' },
  searchSources: [{ id: 'registers', title: 'registry.title', right: READ, search }],
  routes: [
    {
      path: '/registers',
      name: 'registers',
      right: READ,
      title: 'registry.title',
      component: () => import('./pages/RegistersPage.vue'),
    },
    {
      path: '/registers/:register/:tab(places|figures|timeline|reports)?',
      name: 'register',
      right: READ,
      title: 'registry.register',
      parent: 'registers',
      props: true,
      component: () => import('./pages/RegisterPage.vue'),
    },
    {
      path: '/registers/:register/new',
      name: 'record-new',
      right: 'registry.record:WRITE',
      title: 'registry.new.title',
      parent: 'register',
      props: true,
      component: () => import('./pages/RecordFormPage.vue'),
    },
    {
      path: '/registers/:register/reports/:number',
      name: 'sent-report',
      right: 'registry.record:REVIEW',
      title: 'registry.reports.one',
      parent: 'register',
      props: true,
      component: () => import('./pages/SentReportPage.vue'),
    },
    {
      path: '/registers/:register/doubles',
      name: 'register-doubles',
      right: READ,
      title: 'registry.doubles.title',
      parent: 'register',
      props: true,
      component: () => import('./pages/DoublesPage.vue'),
    },
    {
      path: '/registers/:register/records/:record',
      name: 'record',
      right: READ,
      title: 'registry.record.title',
      parent: 'register',
      props: true,
      component: () => import('./pages/RecordPage.vue'),
    },
    {
      path: '/registers/:register/records/:record/edit',
      name: 'record-edit',
      right: 'registry.record:WRITE',
      title: 'registry.edit.title',
      parent: 'record',
      props: true,
      component: () => import('./pages/RecordFormPage.vue'),
    },
    {
      path: '/public/registers',
      name: 'public-registers',
      right: 'public',
      title: 'registry.open.title',
      layout: 'plain',
      component: () => import('./pages/PublicRegistersPage.vue'),
    },
    {
      path: '/public/registers/:register',
      name: 'public-register',
      right: 'public',
      title: 'registry.open.title',
      layout: 'plain',
      props: true,
      component: () => import('./pages/PublicRegisterPage.vue'),
    },
    {
      path: '/public/registers/:register/records/:record',
      name: 'public-record',
      right: 'public',
      title: 'registry.open.title',
      layout: 'plain',
      props: true,
      component: () => import('./pages/PublicRecordPage.vue'),
    },
    {
      path: '/public/registers/:register/report',
      name: 'public-report',
      right: 'public',
      title: 'registry.open.report',
      layout: 'plain',
      props: true,
      component: () => import('./pages/PublicReportPage.vue'),
    },
    {
      path: '/public/reports',
      name: 'public-reports',
      right: 'public',
      title: 'registry.open.follow',
      layout: 'plain',
      component: () => import('./pages/PublicFollowPage.vue'),
    },
  ],
});
