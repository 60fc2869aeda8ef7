import { describe, expect, it } from 'vitest';
import { UndoStack } from './undo';

const step = (key: string, before: string, after: string) => ({ key, column: 'said', before, after });

describe('what was done to cells', () => {
  it('is taken back and done again, a block as one', () => {
    const stack = new UndoStack();
    stack.push([step('a', '', '1'), step('b', '', '2')]);
    stack.push([step('a', '1', '3')]);
    expect(stack.undo()).toEqual([step('a', '3', '1')]);
    expect(stack.undo()).toEqual([step('b', '2', ''), step('a', '1', '')]);
    expect(stack.undo()).toEqual([]);
    expect(stack.redo()).toEqual([step('a', '', '1'), step('b', '', '2')]);
    expect(stack.canRedo).toBe(true);
  });

  it('forgets what was undone when something else is done', () => {
    const stack = new UndoStack();
    stack.push([step('a', '', '1')]);
    stack.undo();
    stack.push([step('a', '', '9')]);
    expect(stack.redo()).toEqual([]);
    expect(stack.undo()).toEqual([step('a', '9', '')]);
  });

  it('keeps no step that changed nothing', () => {
    const stack = new UndoStack();
    stack.push([step('a', '1', '1')]);
    expect(stack.canUndo).toBe(false);
  });
});
