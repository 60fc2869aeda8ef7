import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'receipts',
  routes: [
    {
      path: '/receipts/:id',
      name: 'receipt',
      right: 'receipts.receipt:READ',
      title: 'receipts.title',
      props: true,
      component: () => import('./pages/ReceiptPage.vue'),
    },
  ],
  receiptDrawer: () => import('./components/ReceiptView.vue'),
});
