import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import PartsField from './components/PartsField.vue';
import type { Structure, Subject } from './queries';
import { NEW_PART, type Part } from './structure';

function entry(id: string, zh: string): Structure {
  return { id, title: { zh }, kind: 'town', areas: [], current: true, posts: 0, before: [], after: [] };
}

function labels(subject: Subject, parts: Part[]): string[][] {
  const field = mount(PartsField, {
    props: {
      modelValue: parts,
      subject,
      whole: entry('whole', '示例镇'),
      others: [entry('other', '示例街道')],
      areas: [{ id: 'inner', title: { zh: '示例村' } }],
      posts: subject === 'UNIT' ? [{ id: 'officer', title: { zh: '填报' } }] : [],
    },
  });
  return field.findAll('fieldset').map((part) => part.findAll('label').map((each) => each.text()));
}

describe('the parts of a split', () => {
  it('asks each part of an area but the first for the areas inside that go to it', () => {
    const found = labels('AREA', [NEW_PART, NEW_PART]);
    expect(found[0]?.join()).not.toContain('划入的下辖区域');
    expect(found[1]?.join()).toContain('划入的下辖区域');
  });

  it('takes the rest to the one that goes on, which needs no name', () => {
    const found = labels('UNIT', [NEW_PART, { ...NEW_PART, into: 'whole' }]);
    expect(found[0]?.join()).toMatch(/成为.*名称.*负责的区域.*转入的岗位/);
    expect(found[1]?.join()).toContain('负责的区域');
    expect(found[1]?.join()).not.toMatch(/名称|转入的岗位/);
  });
});
