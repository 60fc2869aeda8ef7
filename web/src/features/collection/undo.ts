/** What was done to cells, step by step; a step may hold many cells, as a pasted block does. */

export interface CellChange<Name extends string = string> {
  key: string;
  column: Name;
  before: string;
  after: string;
}

const MOST_STEPS = 200;

export class UndoStack<Name extends string = string> {
  private past: CellChange<Name>[][] = [];
  private future: CellChange<Name>[][] = [];

  /** Keeps a step; what was undone before it can no longer be done again. */
  push(step: readonly CellChange<Name>[]): void {
    const real = step.filter((change) => change.before !== change.after);
    if (real.length === 0) return;
    this.past.push(real);
    if (this.past.length > MOST_STEPS) this.past.shift();
    this.future = [];
  }

  /** What to write to take the last step back: every cell as it was, the last first. */
  undo(): CellChange<Name>[] {
    const step = this.past.pop();
    if (step === undefined) return [];
    this.future.push(step);
    return step.map((change) => ({ ...change, before: change.after, after: change.before })).reverse();
  }

  /** What to write to do the last step again that was taken back. */
  redo(): CellChange<Name>[] {
    const step = this.future.pop();
    if (step === undefined) return [];
    this.past.push(step);
    return [...step];
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }
}
