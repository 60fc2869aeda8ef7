import type { ColumnName } from './grid';

/**
 * What was typed into a form and has not reached the server, kept in this browser: it survives a closed window and a
 * lost network. One draft for each person and form; nothing else is kept here, and what was saved is taken out.
 */
export type DraftCell = Partial<Record<ColumnName, string>>;

export interface Draft {
  /** When something was last typed, RFC 3339. */
  at: string;
  /** By cell, as `element|extent`. */
  cells: Record<string, DraftCell>;
}

const PREFIX = 'qingyuan.collection.draft';
const MOST_DAYS = 60;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { at, cells } = value as { at?: unknown; cells?: unknown };
  return typeof at === 'string' && typeof cells === 'object' && cells !== null;
}

export class DraftStore {
  private readonly key: string;
  private draft: Draft | undefined;

  constructor(
    person: string,
    form: string,
    private readonly store: Store | undefined = browserStore(),
    private readonly now: () => Date = () => new Date(),
  ) {
    this.key = `${PREFIX}.${person}.${form}`;
    this.draft = this.read();
  }

  /** What was left from before; undefined where nothing was. */
  get(): Draft | undefined {
    return this.draft;
  }

  put(cell: string, column: ColumnName, text: string): void {
    const cells = this.draft?.cells ?? {};
    this.draft = {
      at: this.now().toISOString(),
      cells: { ...cells, [cell]: { ...cells[cell], [column]: text } },
    };
    this.write();
  }

  /** It is on the server now, or was given up. */
  take(cell: string, column: ColumnName): void {
    if (this.draft === undefined) return;
    const { [cell]: texts, ...others } = this.draft.cells;
    const rest = Object.fromEntries(Object.entries(texts ?? {}).filter(([name]) => name !== column));
    const cells = Object.keys(rest).length === 0 ? others : { ...others, [cell]: rest };
    this.draft = Object.keys(cells).length === 0 ? undefined : { ...this.draft, cells };
    this.write();
  }

  clear(): void {
    this.draft = undefined;
    this.write();
  }

  private read(): Draft | undefined {
    try {
      const found: unknown = JSON.parse(this.store?.getItem(this.key) ?? 'null');
      return isDraft(found) && Object.keys(found.cells).length > 0 ? found : undefined;
    } catch {
      return undefined;
    }
  }

  private write(): void {
    try {
      if (this.draft === undefined) this.store?.removeItem(this.key);
      else this.store?.setItem(this.key, JSON.stringify(this.draft));
    } catch {
      // A full or closed store: the text still stands in the page, only a closed window would lose it.
    }
  }
}

/** Drafts nobody came back for do not stay for ever. */
export function sweepDrafts(store: Store | undefined = browserStore(), now: Date = new Date()): void {
  if (store === undefined) return;
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
  for (const key of keys.filter((each) => each.startsWith(`${PREFIX}.`))) {
    try {
      const found: unknown = JSON.parse(store.getItem(key) ?? 'null');
      const age = isDraft(found) ? now.getTime() - Date.parse(found.at) : Infinity;
      if (!(age <= MOST_DAYS * 86_400_000)) store.removeItem(key);
    } catch {
      store.removeItem(key);
    }
  }
}

function browserStore(): Store | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
