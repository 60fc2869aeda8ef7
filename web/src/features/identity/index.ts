import { OfficeBuilding, User } from '@element-plus/icons-vue';
import { defineFeature } from '@/shared/feature';

export default defineFeature({
  id: 'identity',
  menu: [
    { group: 'admin', order: 10, icon: User, title: 'identity.people.title', to: 'people' },
    { group: 'admin', order: 15, icon: OfficeBuilding, title: 'identity.units.title', to: 'units' },
  ],
  routes: [
    {
      path: '/login',
      name: 'login',
      right: 'public',
      title: 'identity.login.title',
      layout: 'plain',
      component: () => import('./pages/LoginPage.vue'),
    },
    {
      path: '/people',
      name: 'people',
      right: 'identity.person:READ',
      title: 'identity.people.title',
      component: () => import('./pages/PeoplePage.vue'),
    },
    {
      path: '/people/:id',
      name: 'person',
      right: 'identity.person:READ',
      title: 'identity.person.title',
      parent: 'people',
      props: true,
      component: () => import('./pages/PersonPage.vue'),
    },
    {
      path: '/account/rights',
      name: 'rights',
      right: 'session',
      title: 'identity.rights.title',
      parent: 'account',
      component: () => import('./pages/RightsPage.vue'),
    },
    {
      path: '/units',
      name: 'units',
      right: 'identity.unit:READ',
      title: 'identity.units.title',
      component: () => import('./pages/UnitsPage.vue'),
    },
    {
      path: '/account',
      name: 'account',
      right: 'session',
      title: 'identity.account.title',
      component: () => import('./pages/AccountPage.vue'),
    },
  ],
});
