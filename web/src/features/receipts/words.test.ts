import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { defineComponent } from 'vue';
import { createI18n } from 'vue-i18n';
import en from './locales/en.json';
import { useWords } from './words';

function words(locale: 'zh-CN' | 'en' = 'zh-CN'): ReturnType<typeof useWords> {
  let found: ReturnType<typeof useWords> | undefined;
  const Probe = defineComponent({
    setup() {
      found = useWords();
      return () => null;
    },
  });
  // Chinese is what the test setup installs
  const plugins =
    locale === 'en' ? [createI18n({ legacy: false, locale, messages: { en: { receipts: en } } })] : [];
  mount(Probe, { global: { plugins } });
  return found!;
}

describe('the words of a receipt', () => {
  it('names members by their way, counting from one', () => {
    expect(words().name({ path: ['required', 'reasons', 0, 'code'], values: [] })).toBe(
      '国家要求 · 理由 1 · 代码',
    );
    expect(words('en').name({ path: ['required', 'reasons', 0, 'code'], values: [] })).toBe(
      'required value · reason 1 · code',
    );
  });

  it('keeps what is no word of ours, such as a pollutant', () => {
    expect(words().name({ path: ['values', 'PM2.5'], values: [] })).toBe('数值 · PM2.5');
    expect(words().text({ path: ['values', 'PM2.5'], values: ['34.5'] })).toBe('34.5');
  });

  it('says codes in the words of the rule they come from', () => {
    expect(words().code('met', 'plan.judgement')).toBe('已达标');
    expect(words().code('met', 'plan.commitment')).toBe('已达成');
    expect(words().code('met', 'plan.project')).toBe('已完成');
    expect(words('en').code('on-track', 'plan.project')).toBe('on track');
  });

  it('says lists, signs, truths and units', () => {
    const say = words();
    expect(say.text({ path: ['precedence'], values: ['confirmed', 'reported'] })).toBe('核定数、上报数');
    expect(words('en').text({ path: ['precedence'], values: ['confirmed', 'reported'] })).toContain(', ');
    expect(say.text({ path: ['target', 'limit', 'comparator'], values: ['>='] })).toBe('≥');
    expect(say.text({ path: ['warning'], values: ['true'] })).toBe('是');
    expect(say.unit('tce/10^4 yuan')).toBe('吨标准煤/万元');
    expect(say.text({ path: ['unit'], values: ['percentage points'] })).toBe('百分点');
  });

  it('says a printed deadline in its own words', () => {
    expect(words().text({ path: ['deadline_printed'], values: ['none'] })).toBe('未印');
  });

  it('names a definition by what it is and its code', () => {
    expect(words().definition('plan/indicators.yaml', 'wujiang-2020-2025/ind-03')).toBe('指标目录 ind-03');
    expect(words().definition('other/file.yaml', 'x')).toBe('other/file.yaml x');
  });

  it('names the rules', () => {
    expect(words().rule('plan.judgement')).toBe('规划指标评判');
    expect(words().rule('ind-07a')).toBeUndefined();
  });
});
