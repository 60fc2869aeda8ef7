/** Where one is in the grid of a form, and where a key or a pasted block leads. Nothing here knows the page. */

/** The columns one can write in, from left to right. */
export const COLUMNS = ['said', 'finality', 'comment'] as const;
export type ColumnName = (typeof COLUMNS)[number];

export interface Place {
  row: number;
  column: number;
}

export interface Size {
  rows: number;
  columns: number;
}

export interface Key {
  key: string;
  shift?: boolean;
  ctrl?: boolean;
}

/** Kept inside the grid; undefined where the grid has no cells. */
function inside(place: Place, size: Size): Place | undefined {
  if (size.rows === 0 || size.columns === 0) return undefined;
  const within = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at));
  return { row: within(place.row, size.rows), column: within(place.column, size.columns) };
}

/**
 * Where a key leads. Enter goes down and Shift Enter up, as in a spreadsheet; Ctrl with an arrow goes to the end. Left
 * and right are for the caret while somebody is writing, so that only `writing === false` lets them leave the cell.
 * Undefined: the key is not one that moves, or it leads nowhere.
 */
export function move(from: Place, pressed: Key, size: Size, writing: boolean): Place | undefined {
  const far = pressed.ctrl === true;
  const step = (row: number, column: number): Place => ({
    row: from.row + row,
    column: from.column + column,
  });
  let to: Place | undefined;
  switch (pressed.key) {
    case 'Enter':
      to = far ? undefined : step(pressed.shift === true ? -1 : 1, 0);
      break;
    case 'ArrowDown':
      to = far ? { ...from, row: size.rows - 1 } : step(1, 0);
      break;
    case 'ArrowUp':
      to = far ? { ...from, row: 0 } : step(-1, 0);
      break;
    case 'ArrowLeft':
      to = writing ? undefined : far ? { ...from, column: 0 } : step(0, -1);
      break;
    case 'ArrowRight':
      to = writing ? undefined : far ? { ...from, column: size.columns - 1 } : step(0, 1);
      break;
    case 'PageDown':
      to = step(10, 0);
      break;
    case 'PageUp':
      to = step(-10, 0);
      break;
    case 'Home':
      to = far ? { row: 0, column: from.column } : undefined;
      break;
    case 'End':
      to = far ? { row: size.rows - 1, column: from.column } : undefined;
      break;
    default:
      to = undefined;
  }
  const there = to === undefined ? undefined : inside(to, size);
  return there === undefined || (there.row === from.row && there.column === from.column) ? undefined : there;
}

export interface Span {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The block between two corners, however they lie. */
export function span(one: Place, other: Place): Span {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

export function covers(of: Span | undefined, row: number, column: number): boolean {
  return of !== undefined && row >= of.top && row <= of.bottom && column >= of.left && column <= of.right;
}

export interface Placed extends Place {
  text: string;
}

export interface Pasted {
  cells: Placed[];
  /** How many cells of the block had no place in the grid. */
  outside: number;
}

/**
 * Where the cells of a block go when it is put down at a place. An empty cell of the block changes nothing: what was
 * there is not wiped by a gap in somebody's spreadsheet. One cell alone fills the whole marked span.
 */
export function place(block: readonly (readonly string[])[], at: Place, size: Size, marked?: Span): Pasted {
  const only = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  const cells: Placed[] = [];
  let outside = 0;
  if (only !== undefined && marked !== undefined) {
    for (let row = marked.top; row <= marked.bottom; row++) {
      for (let column = marked.left; column <= marked.right; column++) {
        if (only.trim() !== '') cells.push({ row, column, text: only });
      }
    }
    return { cells, outside };
  }
  block.forEach((line, down) =>
    line.forEach((text, across) => {
      if (text.trim() === '') return;
      const to = { row: at.row + down, column: at.column + across };
      if (to.row < size.rows && to.column < size.columns) cells.push({ ...to, text });
      else outside++;
    }),
  );
  return { cells, outside };
}
