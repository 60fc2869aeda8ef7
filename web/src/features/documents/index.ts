import { Stamp } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'documents',
  menu: { group: 'cases', order: 40, icon: Stamp, title: 'documents.title', to: 'documents' },
  routes: [
    {
      path: '/documents',
      name: 'documents',
      right: 'documents.document:READ',
      title: 'documents.title',
      component: () => import('./pages/DocumentsPage.vue'),
    },
    {
      path: '/documents/kinds/:kind',
      name: 'document-kind',
      right: 'documents.document:READ',
      title: 'documents.kind.title',
      parent: 'documents',
      props: true,
      component: () => import('./pages/KindPage.vue'),
    },
    {
      path: '/documents/:id',
      name: 'document',
      right: 'documents.document:READ',
      title: 'documents.one',
      parent: 'documents',
      props: true,
      component: () => import('./pages/DocumentPage.vue'),
    },
    {
      path: '/documents/:id/print',
      name: 'document-print',
      right: 'documents.document:READ',
      title: 'documents.print.title',
      parent: 'document',
      props: true,
      component: () => import('./pages/PrintPage.vue'),
    },
    {
      path: '/check/:code',
      name: 'document-check',
      right: 'public',
      title: 'documents.check.title',
      layout: 'plain',
      props: true,
      component: () => import('./pages/CheckPage.vue'),
    },
  ],
  accountSections: [
    { title: 'documents.keys.title', component: () => import('./components/SigningKeys.vue') },
  ],
});
