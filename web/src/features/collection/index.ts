import { DocumentChecked } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'collection',
  menu: {
    group: 'collection',
    order: 5,
    icon: DocumentChecked,
    title: 'collection.title',
    to: 'collection',
  },
  routes: [
    {
      path: '/collection',
      name: 'collection',
      right: 'collection.round:READ',
      title: 'collection.title',
      component: () => import('./pages/RoundsPage.vue'),
    },
    {
      path: '/collection/rounds/:id',
      name: 'collection-round',
      right: 'collection.round:READ',
      title: 'collection.round',
      parent: 'collection',
      props: true,
      component: () => import('./pages/RoundPage.vue'),
    },
    {
      path: '/collection/forms/:id',
      name: 'collection-form',
      right: 'collection.form:READ',
      title: 'collection.form',
      parent: 'collection',
      props: true,
      component: () => import('./pages/FormPage.vue'),
    },
    {
      path: '/collection/forms/:id/print',
      name: 'collection-form-print',
      right: 'collection.form:READ',
      title: 'collection.print.title',
      parent: 'collection-form',
      props: true,
      component: () => import('./pages/FormPrintPage.vue'),
    },
  ],
});
