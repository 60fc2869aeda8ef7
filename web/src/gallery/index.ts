import {
  Bell,
  DataLine,
  Finished,
  Grid,
  Histogram,
  Monitor,
  OfficeBuilding,
  User,
} from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

/** The parts of the interface side by side, for those who build it; only in development. */
export default defineFeature({
  id: 'gallery',
  menu: [
    { group: 'todo', order: 1, icon: Bell, title: 'app.groups.todo', to: 'gallery-table' },
    { group: 'cockpit', order: 1, icon: Monitor, title: 'app.groups.cockpit', to: 'gallery-charts' },
    { group: 'plan', order: 1, icon: DataLine, title: 'shared.chart.target', to: 'gallery-table' },
    { group: 'plan', order: 2, icon: Finished, title: 'shared.chart.progress', to: 'gallery-charts' },
    { group: 'plan', order: 3, icon: Histogram, title: 'shared.chart.limit', to: 'gallery' },
    { group: 'admin', order: 900, icon: Grid, title: 'app.groups.ledger', to: 'gallery' },
    { group: 'admin', order: 901, icon: User, title: 'app.groups.cases', to: 'gallery' },
    { group: 'admin', order: 902, icon: OfficeBuilding, title: 'app.groups.reports', to: 'gallery' },
  ],
  routes: [
    {
      path: '/gallery',
      name: 'gallery',
      right: 'session',
      title: 'app.groups.plan',
      component: () => import('./PartsPage.vue'),
    },
    {
      path: '/gallery/table',
      name: 'gallery-table',
      right: 'session',
      title: 'shared.chart.asTable',
      component: () => import('./TablePage.vue'),
    },
    {
      path: '/gallery/charts',
      name: 'gallery-charts',
      right: 'session',
      title: 'shared.chart.asChart',
      component: () => import('./ChartsPage.vue'),
    },
  ],
  receiptDrawer: () => import('./ReceiptSample.vue'),
});
