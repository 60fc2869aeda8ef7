import element from 'element-plus/es/locale/lang/en.mjs';
import app from '../locales/en.json';
import shared from '@/shared/locales/en.json';
import { byFeature, type Messages } from './merge';

const features = import.meta.glob<Messages>('../../features/*/locales/en.json', {
  eager: true,
  import: 'default',
});

export const messages: Messages = { ...byFeature(features), app, shared };
export { element };
