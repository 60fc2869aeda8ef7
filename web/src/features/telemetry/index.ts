import { Cpu, Odometer } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'telemetry',
  menu: [
    { group: 'monitoring', order: 30, icon: Odometer, title: 'telemetry.latest.title', to: 'telemetry' },
    { group: 'monitoring', order: 40, icon: Cpu, title: 'telemetry.devices.title', to: 'telemetry-devices' },
  ],
  routes: [
    {
      path: '/telemetry',
      name: 'telemetry',
      right: 'telemetry.device:READ',
      title: 'telemetry.latest.title',
      component: () => import('./pages/LatestPage.vue'),
    },
    {
      path: '/telemetry/devices',
      name: 'telemetry-devices',
      right: 'telemetry.device:READ',
      title: 'telemetry.devices.title',
      component: () => import('./pages/DevicesPage.vue'),
    },
    {
      path: '/telemetry/devices/:id',
      name: 'telemetry-point',
      right: 'telemetry.device:READ',
      title: 'telemetry.point.title',
      parent: 'telemetry',
      props: true,
      component: () => import('./pages/PointPage.vue'),
    },
  ],
});
