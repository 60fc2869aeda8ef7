import { describe, expect, it } from 'vitest';
import { keyStep, linesOf, pathTo, type Node } from './model';

function node(id: string, parent?: string, children = 0): Node {
  return {
    id,
    ref: id,
    parent,
    level: 'section',
    title: { zh: id },
    summary: { zh: id },
    units: [],
    ownCommitments: 0,
    systems: 0,
    children,
    rollUp: { total: 0, counts: {}, sample: false },
  };
}

const NODES = [
  node('3', undefined, 2),
  node('3.1', '3', 1),
  node('3.1.1', '3.1'),
  node('3.2', '3'),
  node('4'),
];

describe('the tree of tasks', () => {
  it('shows only the chapters while nothing is open', () => {
    expect(linesOf(NODES, new Set()).map((line) => line.node.id)).toEqual(['3', '4']);
  });

  it('shows children below their open parent, with their place among the siblings', () => {
    const lines = linesOf(NODES, new Set(['3']));
    expect(lines.map((line) => `${line.node.id}@${line.depth}`)).toEqual(['3@0', '3.1@1', '3.2@1', '4@0']);
    expect(lines[2]).toMatchObject({ place: 2, siblings: 2 });
  });

  it('a closed node hides what is open below it', () => {
    expect(linesOf(NODES, new Set(['3.1'])).map((line) => line.node.id)).toEqual(['3', '4']);
  });

  it('knows the way to a node', () => {
    expect(pathTo(NODES, '3.1.1')).toEqual(['3', '3.1']);
  });

  it('moves by arrows, opens by right and closes by left', () => {
    const lines = linesOf(NODES, new Set(['3']));
    expect(keyStep('ArrowDown', lines, '3')).toEqual({ focus: '3.1' });
    expect(keyStep('ArrowUp', lines, '3')).toBeNull();
    expect(keyStep('ArrowRight', lines, '3')).toEqual({ focus: '3.1' });
    expect(keyStep('ArrowRight', lines, '3.1')).toEqual({ open: '3.1' });
    expect(keyStep('ArrowRight', lines, '3.2')).toBeNull();
    expect(keyStep('ArrowLeft', lines, '3')).toEqual({ close: '3' });
    expect(keyStep('ArrowLeft', lines, '3.1')).toEqual({ focus: '3' });
    expect(keyStep('End', lines, '3')).toEqual({ focus: '4' });
    expect(keyStep('x', lines, '3')).toBeNull();
  });
});
