import { createApp, nextTick, ref, type Ref } from 'vue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '@/shared/api';
import type { Cell, CellRequest, Form, Saved } from './model';
import { useFormEditor, type FormEditor } from './useFormEditor';

const KEYS = ['e1|area:a', 'e2|area:a'];

function aForm(): Form {
  return {
    form: { form: 'f1' },
    findings: [],
    lines: KEYS.map((key) => ({
      element: key.split('|')[0],
      extent: 'area:a',
      kind: 'number',
      states: [],
      remarks: [],
    })),
  } as unknown as Form;
}

function aCell(id: string, value: string, author = 'me'): Cell {
  return {
    id,
    said: { value },
    finality: 'final',
    evidence: [],
    excuses: {},
    author,
    recordedAt: `2026-01-01T00:00:0${id.length}Z`,
  } as unknown as Cell;
}

/** A server in memory: it keeps numbers, refuses the rest, and knows which version was seen. */
function aServer() {
  const cells = new Map<string, Cell>();
  const requests: CellRequest[][] = [];
  let down = false;
  return {
    cells,
    requests,
    fail: (now: boolean) => (down = now),
    async save(sent: CellRequest[]): Promise<Saved> {
      requests.push(sent);
      await Promise.resolve();
      if (down) throw new ProblemError({ code: 'network.unreachable', title: '', status: 0 });
      const saved: Saved = { written: [], refused: [], findings: [] };
      for (const { element, extent, said, seen } of sent) {
        const key = `${element}|${extent}`;
        const refuse = (code: string) => saved.refused.push({ pointer: key, code, detail: code });
        if (seen !== cells.get(key)?.id) refuse('collection.cell-changed');
        else if (!/^\d*$/.test(said ?? '')) refuse('collection.not-a-number');
        else {
          const cell = aCell(`${seen ?? ''}v`, said ?? '');
          cells.set(key, cell);
          saved.written.push({ element, extent, cell });
        }
      }
      return saved;
    },
  };
}

let server: ReturnType<typeof aServer>;
let form: Ref<Form | undefined>;
let unmount: () => void;

function open(): FormEditor {
  let editor: FormEditor | undefined;
  const app = createApp({
    setup() {
      editor = useFormEditor({
        form,
        writable: ref(true),
        person: 'p',
        save: server.save,
        latest: async () => {
          const now = aForm();
          for (const line of now.lines) line.cell = server.cells.get(`${line.element}|${line.extent}`);
          return now;
        },
      });
      return () => null;
    },
  });
  app.mount(document.createElement('div'));
  unmount = () => app.unmount();
  return editor!;
}

beforeEach(() => {
  window.localStorage.clear();
  server = aServer();
  form = ref(aForm());
});
afterEach(() => unmount());

const rowOf = (editor: FormEditor, index = 0) => editor.find(KEYS[index]!)!;

describe('the editor of a form', () => {
  it('saves a block in one request and says when', async () => {
    const editor = open();
    editor.commit(
      KEYS.map((key, index) => ({ row: editor.find(key)!, column: 'said', text: `${index + 1}` })),
    );
    await editor.flush();
    expect(server.requests).toHaveLength(1);
    expect(rowOf(editor, 1).cell?.said.value).toBe('2');
    expect(editor.state.savedAt).not.toBe('');
    expect(window.localStorage).toHaveLength(0);
  });

  it('sends one after another, each with the version it saw', async () => {
    const editor = open();
    editor.commit([{ row: rowOf(editor), column: 'said', text: '1' }]);
    editor.commit([{ row: rowOf(editor), column: 'said', text: '12' }]);
    await editor.flush();
    expect(server.cells.get(KEYS[0]!)?.said.value).toBe('12');
    expect(rowOf(editor).fault).toBeUndefined();
    expect(rowOf(editor).theirs).toBeUndefined();
  });

  it('leaves what was refused in its field, with the reason, and in the browser', async () => {
    const editor = open();
    editor.commit([{ row: rowOf(editor), column: 'said', text: '约三百' }]);
    await editor.flush();
    expect(rowOf(editor).text.said).toBe('约三百');
    expect(rowOf(editor).fault).toBe('collection.not-a-number');
    expect(editor.unsaved.value).toHaveLength(1);
    expect(window.localStorage).toHaveLength(1);
    editor.revert(rowOf(editor), 'said');
    expect(rowOf(editor).text.said).toBe('');
    expect(window.localStorage).toHaveLength(0);
  });

  it('undoes and redoes over cells, and both are saved', async () => {
    const editor = open();
    editor.commit([{ row: rowOf(editor), column: 'said', text: '1' }]);
    editor.commit([{ row: rowOf(editor, 1), column: 'said', text: '2' }]);
    await editor.flush();
    editor.undo();
    await editor.flush();
    expect(server.cells.get(KEYS[1]!)?.said.value).toBe('');
    editor.redo();
    await editor.flush();
    expect(server.cells.get(KEYS[1]!)?.said.value).toBe('2');
  });

  it('shows what somebody else wrote meanwhile and lets one choose', async () => {
    const editor = open();
    server.cells.set(KEYS[0]!, aCell('other', '7', '张三'));
    editor.commit([{ row: rowOf(editor), column: 'said', text: '8' }]);
    await editor.flush();
    expect(rowOf(editor).theirs?.author).toBe('张三');
    expect(rowOf(editor).text.said).toBe('8');
    editor.keepMine(rowOf(editor));
    await editor.flush();
    expect(server.cells.get(KEYS[0]!)?.said.value).toBe('8');

    server.cells.set(KEYS[0]!, aCell('another', '9', '李四'));
    editor.commit([{ row: rowOf(editor), column: 'said', text: '10' }]);
    await editor.flush();
    editor.takeTheirs(rowOf(editor));
    expect(rowOf(editor).text.said).toBe('9');
    expect(editor.unsaved.value).toHaveLength(0);
  });

  it('keeps what could not be sent, and sends it when the network is back', async () => {
    const editor = open();
    server.fail(true);
    editor.commit([{ row: rowOf(editor), column: 'said', text: '5' }]);
    await editor.flush();
    expect(editor.state.problem?.status).toBe(0);
    expect(editor.state.waiting).toBe(1);
    server.fail(false);
    window.dispatchEvent(new Event('online'));
    await editor.flush();
    expect(editor.state.problem).toBeUndefined();
    expect(server.cells.get(KEYS[0]!)?.said.value).toBe('5');
  });

  it('keeps for the next window what could not be sent, also where the field is left once more', async () => {
    const editor = open();
    server.fail(true);
    editor.typing(rowOf(editor), 'said', '5');
    editor.commit([{ row: rowOf(editor), column: 'said', text: '5' }]);
    // Enter writes the cell; leaving the field afterwards says the same again.
    editor.commit([{ row: rowOf(editor), column: 'said', text: '5' }]);
    await editor.flush();
    editor.revert(rowOf(editor), 'said');
    unmount();
    expect(open().offered.value?.cells).toEqual({ [KEYS[0]!]: { said: '5' } });
  });

  it('offers what was typed before the window closed, and restores it', async () => {
    const before = open();
    before.typing(rowOf(before), 'said', '33');
    unmount();
    const after = open();
    expect(after.offered.value?.cells).toEqual({ [KEYS[0]!]: { said: '33' } });
    after.restore();
    await after.flush();
    expect(server.cells.get(KEYS[0]!)?.said.value).toBe('33');
    expect(window.localStorage).toHaveLength(0);
  });

  it('does not lose what is being written when the form is read anew', async () => {
    const editor = open();
    editor.typing(rowOf(editor), 'said', '4');
    const again = aForm();
    again.lines[0]!.cell = aCell('x', '1');
    again.lines[1]!.cell = aCell('y', '2');
    form.value = again;
    await nextTick();
    expect(rowOf(editor).text.said).toBe('4');
    expect(rowOf(editor, 1).text.said).toBe('2');
  });
});
