import { describe, expect, it } from 'vitest';
import { sentence, viewOf, type Case, type Task } from './model';

function body(state: Case['state'], tasks: Partial<Task>[]): Case {
  return { state, tasks, reason: '等待鉴定' } as unknown as Case;
}

describe('sentence', () => {
  it('names the step, who does it and the days that remain', () => {
    const said = sentence(body('OPEN', [{ title: '审定', unit: '规划办', left: 3, overdue: false }]), '、');
    expect(said).toEqual({ key: 'casework.say.due', values: { steps: '审定', units: '规划办', n: 3 } });
  });

  it('says first what is overdue', () => {
    const said = sentence(body('OPEN', [{ title: '审定', unit: '规划办', left: -2, overdue: true }]), '、');
    expect(said).toEqual({ key: 'casework.say.late', values: { steps: '审定', units: '规划办', n: 2 } });
  });

  it('joins several units of a joint step', () => {
    const said = sentence(
      body('OPEN', [
        { title: '会办', unit: '财政局', overdue: false },
        { title: '会办', unit: '水务局', overdue: false },
      ]),
      '、',
    );
    expect(said).toEqual({ key: 'casework.say.open', values: { steps: '会办', units: '财政局、水务局' } });
  });

  it('puts the comma of the page between them', () => {
    const said = sentence(
      body('OPEN', [
        { title: 'Joint review', unit: 'Finance', overdue: false },
        { title: 'Joint review', unit: 'Water', overdue: false },
      ]),
      ', ',
    );
    expect(said.values).toEqual({ steps: 'Joint review', units: 'Finance, Water' });
  });

  it('says why a case stands still', () => {
    expect(sentence(body('SUSPENDED', [{ title: '审定' }]), '、').key).toBe('casework.say.SUSPENDED');
  });
});

describe('viewOf', () => {
  it('falls back to what waits', () => {
    expect(viewOf('overdue')).toBe('overdue');
    expect(viewOf('nothing')).toBe('todo');
  });
});
