import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import DocumentForm from './components/DocumentForm.vue';
import type { FieldView, FormView } from './model';

function field(id: string, type = 'text', fields: FieldView[] = []): FieldView {
  return { id, title: `T-${id}`, type, fields, required: false, filter: false, column: false, lines: false };
}

const FORM: FormView = {
  sections: [],
  fields: [field('a'), field('legs', 'rows', [field('b')])],
};

function draw(states: Record<string, string>) {
  return mount(DocumentForm, {
    props: { modelValue: { a: '1', legs: [{ b: '2' }] }, form: FORM, states, faults: [] },
    global: { plugins: [[VueQueryPlugin, { queryClient: new QueryClient() }]] },
  });
}

/** What the generated test of the server compares with its own check and the print is what the browser draws. */
describe.each([
  [undefined, { shown: false, editable: false, required: false }],
  ['read', { shown: true, editable: false, required: false }],
  ['write', { shown: true, editable: true, required: false }],
  ['required', { shown: true, editable: true, required: true }],
  ['sealed', { shown: true, editable: false, required: false }],
])('a field that is %s', (state, { shown, editable, required }) => {
  it.each([
    ['of the document', '/a', 'T-a'],
    ['of an item', '/legs/0/b', 'T-b'],
  ])('%s', (_, pointer, title) => {
    const states: Record<string, string> = pointer === '/a' ? {} : { '/legs': 'read' };
    if (state !== undefined) states[pointer] = state;
    const form = draw(states);
    expect(form.text().includes(title)).toBe(shown);
    expect(form.findAll('input').length > 0).toBe(editable);
    expect(form.find('[aria-required="true"]').exists()).toBe(required);
    expect(form.text().includes('已签章，不能改')).toBe(state === 'sealed');
  });
});

describe('a list', () => {
  it('lets items be added and taken away only where it is written', () => {
    expect(draw({ '/legs': 'write', '/legs/0/b': 'write' }).findAll('button')).toHaveLength(2);
    expect(draw({ '/legs': 'sealed', '/legs/0/b': 'write' }).findAll('button')).toHaveLength(0);
  });
});
