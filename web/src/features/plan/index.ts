import { Aim, CircleCheck, Collection, Flag } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';
import { findItems } from './queries';

export default defineFeature({
  id: 'plan',
  menu: [
    { group: 'plan', order: 10, icon: Aim, title: 'plan.indicators.title', to: 'indicators' },
    { group: 'plan', order: 60, icon: CircleCheck, title: 'plan.conditions.title', to: 'conditions' },
    { group: 'plan', order: 70, icon: Flag, title: 'plan.targets.title', to: 'targets' },
    { group: 'plan', order: 90, icon: Collection, title: 'plan.plans.title', to: 'plans' },
  ],
  routes: [
    {
      path: '/plan/indicators',
      formerly: ['/indicators'],
      name: 'indicators',
      right: 'plan.indicator:READ',
      title: 'plan.indicators.title',
      component: () => import('./pages/IndicatorList.vue'),
    },
    {
      path: '/plan/indicators/:id',
      name: 'indicator',
      right: 'plan.indicator:READ',
      title: 'plan.indicator.title',
      parent: 'indicators',
      props: true,
      component: () => import('./pages/IndicatorPage.vue'),
    },
    {
      path: '/plan/conditions',
      name: 'conditions',
      right: 'plan.indicator:READ',
      title: 'plan.conditions.title',
      component: () => import('./pages/ConditionsPage.vue'),
    },
    {
      path: '/plan/targets',
      name: 'targets',
      right: 'plan.indicator:READ',
      title: 'plan.targets.title',
      component: () => import('./pages/TargetsPage.vue'),
    },
    {
      path: '/plan/plans',
      name: 'plans',
      right: 'plan.indicator:READ',
      title: 'plan.plans.title',
      component: () => import('./pages/PlansPage.vue'),
    },
  ],
  searchSources: [
    { id: 'indicators', title: 'plan.indicators.title', right: 'plan.indicator:READ', search: findItems },
  ],
});
