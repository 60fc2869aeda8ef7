import { useEventListener } from '@vueuse/core';
import { computed, reactive, shallowReactive, shallowRef, watch, type Ref } from 'vue';
import { ProblemError } from '@/shared/api';
import { DraftStore, type Draft } from './drafts';
import { COLUMNS, type ColumnName } from './grid';
import { doubtOf, keyOf, meant, typed, type Cell, type CellRequest, type Doubt, type Finding } from './model';
import type { Form, Line, Saved } from './model';
import { UndoStack, type CellChange } from './undo';

type Texts = Record<ColumnName, string>;
type Parts = Omit<CellRequest, 'element' | 'extent' | 'seen'>;

/** A line of the form as somebody works on it. */
export interface Row {
  key: string;
  line: Line;
  /** As the server has it. */
  cell: Cell | undefined;
  /** What stands in the fields. Not watched: a key pressed draws nothing anew. */
  text: Texts;
  /** What was last sent or came from the server; a field that says something else is being written in. */
  base: Texts;
  doubt: Doubt | undefined;
  /** Why the server did not take what still stands in the field. */
  fault: string | undefined;
  /** What somebody else wrote meanwhile. */
  theirs: Cell | undefined;
  saving: boolean;
}

export interface EditorSource {
  form: Ref<Form | undefined>;
  writable: Ref<boolean>;
  person: string;
  save: (cells: CellRequest[]) => Promise<Saved>;
  /** The form as it is now, past every cache, to see what somebody else wrote. */
  latest: () => Promise<Form | undefined>;
}

export type Change = CellChange<ColumnName>;

function textsOf(cell: Cell | undefined): Texts {
  return { said: typed(cell?.said), finality: cell?.finality ?? 'final', comment: cell?.comment ?? '' };
}

function partOf(column: ColumnName, text: string): Parts {
  return { [column]: text };
}

/**
 * What one writes into a form: it is saved by itself, cell by cell or a block at once, one request after another. What
 * the server does not take stays in its field with the reason, and in this browser until it is taken.
 */
export function useFormEditor(source: EditorSource) {
  const rows = shallowRef<Row[]>([]);
  const findings = shallowRef<Finding[]>([]);
  const byKey = new Map<string, Row>();
  const waiting = new Map<string, Parts>();
  const undone = new UndoStack<ColumnName>();
  const drafts = new DraftStore(source.person, source.form.value?.form.form ?? '');
  const offered = shallowRef<Draft>();
  const state = reactive({
    savedAt: '',
    /** How many cells wait for the server. */
    waiting: 0,
    problem: undefined as ProblemError | undefined,
    canUndo: false,
    canRedo: false,
  });
  let running: Promise<void> | undefined;

  function tell(): void {
    state.waiting = waiting.size;
    state.canUndo = undone.canUndo;
    state.canRedo = undone.canRedo;
  }

  watch(source.form, (form) => form !== undefined && sync(form), { immediate: true });

  /** Takes the server's state; what is being written stays. */
  function sync(form: Form): void {
    const known = new Map(byKey);
    byKey.clear();
    rows.value = form.lines.map((line) => {
      const key = keyOf(line);
      const row = known.get(key) ?? fresh(key, line);
      byKey.set(key, row);
      row.line = line;
      const newer = line.cell !== undefined && line.cell.recordedAt >= (row.cell?.recordedAt ?? '');
      if (newer || line.cell === undefined) takeCell(row, line.cell);
      return row;
    });
    findings.value = form.findings;
    if (known.size === 0) offer();
  }

  function fresh(key: string, line: Line): Row {
    const texts = textsOf(line.cell);
    return shallowReactive({
      key,
      line,
      cell: line.cell,
      text: { ...texts },
      base: { ...texts },
      doubt: undefined,
      fault: undefined,
      theirs: undefined,
      saving: false,
    });
  }

  function takeCell(row: Row, cell: Cell | undefined): void {
    row.cell = cell;
    const texts = textsOf(cell);
    for (const column of COLUMNS) {
      const untouched = row.text[column] === row.base[column];
      const sent = row.saving || waiting.has(row.key);
      if (!sent && row.fault === undefined && row.theirs === undefined) {
        row.base[column] = texts[column];
        if (untouched) row.text[column] = texts[column];
      }
    }
  }

  function offer(): void {
    const left = drafts.get();
    if (left === undefined || !source.writable.value) return;
    const cells = Object.fromEntries(
      Object.entries(left.cells).filter(([key, texts]) => {
        const row = byKey.get(key);
        return (
          row !== undefined &&
          COLUMNS.some((column) => texts[column] !== undefined && texts[column] !== row.base[column])
        );
      }),
    );
    if (Object.keys(cells).length > 0) offered.value = { ...left, cells };
    else drafts.clear();
  }

  /** A key was pressed in a field. */
  function typing(row: Row, column: ColumnName, text: string): void {
    row.text[column] = text;
    drafts.put(row.key, column, text);
    if (column !== 'said') return;
    const doubt = doubtOf(row.line, text);
    if (doubt?.key !== row.doubt?.key || doubt?.values['text'] !== row.doubt?.values['text'])
      row.doubt = doubt;
  }

  /** A field was left, or a whole block was put down. */
  function commit(changes: readonly { row: Row; column: ColumnName; text: string }[]): void {
    const real = changes
      .map((change) => ({
        ...change,
        text: change.column === 'said' ? meant(change.text) : change.text.trim(),
      }))
      .filter(({ row, column, text }) => {
        if (text !== row.base[column]) return true;
        // It was typed and taken back, or the blank at its end was all that changed.
        row.text[column] = row.base[column];
        row.doubt = undefined;
        remember(row, column);
        return false;
      });
    undone.push(
      real.map(({ row, column, text }) => ({ key: row.key, column, before: row.base[column], after: text })),
    );
    write(real);
  }

  /** A field says nothing new; what it says may still be on its way to the server. */
  function remember(row: Row, column: ColumnName): void {
    if (row.text[column] === textsOf(row.cell)[column]) drafts.take(row.key, column);
    else drafts.put(row.key, column, row.text[column]);
  }

  function write(changes: readonly { row: Row; column: ColumnName; text: string }[]): void {
    for (const { row, column, text } of changes) {
      row.text[column] = text;
      row.base[column] = text;
      row.doubt = undefined;
      drafts.put(row.key, column, text);
      send(row, partOf(column, text));
    }
    tell();
    if (changes.length > 0) void flush();
  }

  function send(row: Row, parts: Parts): void {
    row.fault = undefined;
    row.theirs = undefined;
    row.saving = true;
    waiting.set(row.key, { ...waiting.get(row.key), ...parts });
  }

  /** Document, evidence, or what is said to a check. */
  async function writeParts(row: Row, parts: Parts): Promise<boolean> {
    send(row, parts);
    tell();
    await flush();
    return row.fault === undefined && row.theirs === undefined && state.problem === undefined;
  }

  /** Sends what waits; ends when nothing does, or when the server cannot be reached or refuses the whole. */
  async function flush(): Promise<boolean> {
    running ??= drain().finally(() => (running = undefined));
    await running;
    return waiting.size === 0;
  }

  async function drain(): Promise<void> {
    while (waiting.size > 0) {
      const batch = new Map(waiting);
      waiting.clear();
      try {
        await taken(batch, await source.save([...batch].flatMap(([key, parts]) => requestOf(key, parts))));
        state.problem = undefined;
      } catch (cause) {
        if (!(cause instanceof ProblemError)) throw cause;
        for (const [key, parts] of batch) {
          waiting.set(key, { ...parts, ...waiting.get(key) });
          const row = byKey.get(key);
          if (row !== undefined) row.saving = false;
        }
        state.problem = cause;
        return;
      } finally {
        tell();
      }
    }
  }

  function requestOf(key: string, parts: Parts): CellRequest[] {
    const row = byKey.get(key);
    if (row === undefined) return [];
    return [{ element: row.line.element, extent: row.line.extent, ...parts, seen: row.cell?.id }];
  }

  async function taken(batch: Map<string, Parts>, saved: Saved): Promise<void> {
    const refused = new Map(saved.refused.map((each) => [each.pointer, each]));
    const written = new Map(saved.written.map((each) => [keyOf(each), each.cell]));
    const changed = saved.refused.some((each) => each.code === 'collection.cell-changed');
    const now = changed ? await source.latest() : undefined;
    for (const [key, parts] of batch) {
      const row = byKey.get(key);
      if (row === undefined) continue;
      row.saving = waiting.has(key);
      const refusal = refused.get(key);
      if (refusal?.code === 'collection.cell-changed') {
        row.theirs = now?.lines.find((line) => keyOf(line) === key)?.cell;
      }
      if (refusal !== undefined && row.theirs === undefined) row.fault = refusal.detail;
      if (refusal !== undefined) continue;
      for (const column of COLUMNS) if (parts[column] !== undefined) drafts.take(key, column);
      const cell = written.get(key);
      if (cell !== undefined) takeCell(row, cell);
    }
    findings.value = saved.findings;
    if (refused.size < batch.size) state.savedAt = new Date().toISOString();
  }

  /** Escape: what was there before one began to write. */
  function revert(row: Row, column: ColumnName): void {
    if (row.fault !== undefined) {
      row.fault = undefined;
      row.base[column] = textsOf(row.cell)[column];
    }
    row.text[column] = row.base[column];
    row.doubt = undefined;
    remember(row, column);
  }

  function replay(changes: Change[]): Row[] {
    const known = changes.flatMap(({ key, column, after }) => {
      const row = byKey.get(key);
      return row === undefined ? [] : [{ row, column, text: after }];
    });
    write(known);
    return known.map(({ row }) => row);
  }

  /** Somebody else wrote meanwhile: mine is written over it. */
  function keepMine(row: Row): void {
    row.cell = row.theirs;
    const mine = { ...row.text };
    const theirs = textsOf(row.cell);
    row.theirs = undefined;
    write(
      COLUMNS.filter((column) => mine[column] !== theirs[column]).map((column) => ({
        row,
        column,
        text: mine[column],
      })),
    );
  }

  /** … or theirs stays. */
  function takeTheirs(row: Row): void {
    const cell = row.theirs;
    row.theirs = undefined;
    row.text = textsOf(cell);
    row.base = textsOf(cell);
    row.cell = cell;
    for (const column of COLUMNS) drafts.take(row.key, column);
  }

  function restore(): void {
    const left = offered.value;
    offered.value = undefined;
    commit(
      Object.entries(left?.cells ?? {}).flatMap(([key, texts]) => {
        const row = byKey.get(key);
        if (row === undefined) return [];
        return COLUMNS.flatMap((column) => {
          const text = texts[column];
          return text === undefined ? [] : [{ row, column, text }];
        });
      }),
    );
  }

  function discard(): void {
    for (const [key, texts] of Object.entries(offered.value?.cells ?? {})) {
      for (const column of COLUMNS) if (texts[column] !== undefined) drafts.take(key, column);
    }
    offered.value = undefined;
  }

  useEventListener(window, 'online', () => void flush());
  useEventListener(window, 'beforeunload', (event) => {
    // The draft would bring it back; still, a person who can wait a second should.
    if (waiting.size > 0 || running !== undefined) event.preventDefault();
  });

  return {
    rows,
    findings,
    state,
    offered,
    /** Cells whose text the server did not take. */
    unsaved: computed(() => rows.value.filter((row) => row.fault !== undefined || row.theirs !== undefined)),
    filled: computed(() => rows.value.filter((row) => typed(row.cell?.said) !== '').length),
    typing,
    commit,
    writeParts,
    flush,
    revert,
    undo: () => replay(undone.undo()),
    redo: () => replay(undone.redo()),
    keepMine,
    takeTheirs,
    restore,
    discard,
    find: (key: string) => byKey.get(key),
  };
}

export type FormEditor = ReturnType<typeof useFormEditor>;
