import element from 'element-plus/es/locale/lang/zh-cn.mjs';
import app from '../locales/zh-CN.json';
import shared from '@/shared/locales/zh-CN.json';
import { byFeature, type Messages } from './merge';

const features = import.meta.glob<Messages>('../../features/*/locales/zh-CN.json', {
  eager: true,
  import: 'default',
});

export const messages: Messages = { ...byFeature(features), app, shared };
export { element };
