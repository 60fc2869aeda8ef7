import { config } from '@vue/test-utils';
import { createI18n } from 'vue-i18n';
import { messages } from '../messages/zh-CN';

// Components are tested in Chinese, the language people see first.
config.global.plugins.push(
  createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': messages as never } }),
);
