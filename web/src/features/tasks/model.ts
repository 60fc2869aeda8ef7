import type { components } from '@/shared/api';

type Schemas = components['schemas'];
export type Node = Schemas['plan.TaskViews.NodeView'];
export type Detail = Schemas['plan.TaskViews.DetailView'];

/** A node as a line of the tree. */
export interface Line {
  node: Node;
  depth: number;
  open: boolean;
  /** Its place among its siblings, from 1. */
  place: number;
  siblings: number;
}

/** From worst to best; this is the order in which counts are shown. */
export const ORDER = [
  'missed',
  'behind',
  'not-reported',
  'pending-target',
  'not-due',
  'on-track',
  'met',
  'elsewhere',
  'set-aside',
] as const;

/** The lines in sight: a node's children follow it while it is open. */
export function linesOf(nodes: readonly Node[], open: ReadonlySet<string>): Line[] {
  const children = new Map<string, Node[]>();
  for (const node of nodes) {
    const parent = node.parent ?? '';
    children.set(parent, [...(children.get(parent) ?? []), node]);
  }
  const lines: Line[] = [];
  const walk = (parent: string, depth: number): void => {
    const siblings = children.get(parent) ?? [];
    siblings.forEach((node, index) => {
      const isOpen = open.has(node.id) && children.has(node.id);
      lines.push({ node, depth, open: isOpen, place: index + 1, siblings: siblings.length });
      if (isOpen) walk(node.id, depth + 1);
    });
  };
  walk('', 0);
  return lines;
}

/** The nodes above one, the chapter first. */
export function pathTo(nodes: readonly Node[], id: string): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const path: string[] = [];
  let at = byId.get(id)?.parent;
  while (at !== undefined) {
    path.unshift(at);
    at = byId.get(at)?.parent;
  }
  return path;
}

export interface Step {
  focus?: string;
  open?: string;
  close?: string;
}

/** What a key does in the tree, as in every tree: arrows move, right opens, left closes or goes up. */
export function keyStep(key: string, lines: readonly Line[], at: string): Step | null {
  const index = lines.findIndex((line) => line.node.id === at);
  const line = lines[index];
  if (line === undefined) return null;
  const focus = (target: Line | undefined): Step | null =>
    target === undefined ? null : { focus: target.node.id };
  switch (key) {
    case 'ArrowDown':
      return focus(lines[index + 1]);
    case 'ArrowUp':
      return focus(lines[index - 1]);
    case 'Home':
      return focus(lines[0]);
    case 'End':
      return focus(lines[lines.length - 1]);
    case 'ArrowRight':
      if (line.open) return focus(lines[index + 1]);
      return line.node.children > 0 ? { open: line.node.id } : null;
    case 'ArrowLeft':
      if (line.open) return { close: line.node.id };
      return line.node.parent === undefined ? null : { focus: line.node.parent };
    default:
      return null;
  }
}
