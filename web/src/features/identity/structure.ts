import type { Act, ActKind, Structure, Subject } from './queries';

/** A unit or area with those that became it, which ended. */
export interface Branch {
  entry: Structure;
  former: Branch[];
}

export interface Group {
  kind: string;
  branches: Branch[];
}

/**
 * Those that are there, by kind in the order they come, each with what it came of. What ended and left nothing behind
 * stands in a group of its own, `''`, at the end. With `words` only what is, or came of, something called so.
 */
export function groups(entries: Structure[], words: string): Group[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const wanted = words.trim().toLowerCase();
  const branch = (entry: Structure, seen: string[]): Branch => ({
    entry,
    former: entry.before
      .map((each) => byId.get(each.id))
      .filter((each) => each !== undefined)
      .filter((each) => !each.current && !seen.includes(each.id))
      .map((each) => branch(each, [...seen, each.id])),
  });
  const called = (each: Branch): boolean =>
    [each.entry.id, each.entry.title.zh, each.entry.title.en ?? ''].some((name) =>
      name.toLowerCase().includes(wanted),
    ) || each.former.some(called);
  const found = new Map<string, Branch[]>();
  const put = (kind: string, each: Branch): void => {
    if (called(each)) found.set(kind, [...(found.get(kind) ?? []), each]);
  };
  for (const entry of entries) if (entry.current) put(entry.kind, branch(entry, [entry.id]));
  for (const entry of entries)
    if (!entry.current && entry.after.length === 0) put('', branch(entry, [entry.id]));
  return [...found].map(([kind, branches]) => ({ kind, branches }));
}

/** One part a unit or area is split into. */
export interface Part {
  /** The code of one that is there, the one that is split among them, which then goes on; empty for a new one. */
  into: string;
  title: string;
  english: string;
  /** Of a unit: codes of the areas it is responsible for; of an area: of those inside that go to it. */
  areas: string[];
  /** Codes of the posts that go to it. */
  posts: string[];
}

export const NEW_PART: Readonly<Part> = { into: '', title: '', english: '', areas: [], posts: [] };

/** Which part takes what no other does: the one that is split where it goes on, otherwise the first. */
export function restOf(parts: readonly Part[], whole: string): number {
  return Math.max(
    0,
    parts.findIndex((part) => part.into === whole),
  );
}

/** What the form holds before it is sent. */
export interface Draft {
  subject: Subject;
  kind: ActKind;
  /** The one it was opened on. */
  id: string;
  /** What it is merged with. */
  others: string[];
  /** Into which of them; empty for a new one. */
  into: string;
  title: string;
  english: string;
  /** Of a unit: the areas it is responsible for from then on. */
  areas: string[];
  /** Of an area: what it lies in from then on; empty to keep it. */
  parent: string;
  /** Of an area: its division code from then on. */
  code: string;
  parts: Part[];
  on: string;
  reason: string;
  document: string;
}

/** The draft as the server takes it. */
export function actOf(draft: Draft): Act {
  const name = (title: string, english: string) => ({
    titleZh: title.trim(),
    ...(english.trim() ? { titleEn: english.trim() } : {}),
  });
  // the part that takes the rest chooses nothing, save where a unit is responsible
  const takes = (at: number, what: 'areas' | 'posts'): boolean =>
    (what === 'areas' && draft.subject === 'UNIT') || at !== restOf(draft.parts, draft.id);
  const to = (): Act['to'] => {
    switch (draft.kind) {
      case 'RENAME':
        return [name(draft.title, draft.english)];
      case 'MERGE':
        return [draft.into ? { id: draft.into } : name(draft.title, draft.english)];
      case 'SPLIT':
        return draft.parts.map((part, at) => ({
          ...(part.into ? { id: part.into } : name(part.title, part.english)),
          ...(part.areas.length > 0 && takes(at, 'areas') ? { areas: part.areas } : {}),
          posts: takes(at, 'posts') ? part.posts : [],
        }));
      case 'BOUNDARY':
        return draft.subject === 'UNIT'
          ? [{ areas: draft.areas }]
          : [
              {
                ...(draft.parent ? { parent: draft.parent } : {}),
                ...(draft.code.trim() ? { code: draft.code.trim() } : {}),
              },
            ];
    }
  };
  return {
    subject: draft.subject,
    kind: draft.kind,
    from: draft.kind === 'MERGE' ? [draft.id, ...draft.others] : [draft.id],
    to: to(),
    on: draft.on,
    reason: draft.reason.trim(),
    ...(draft.document.trim() ? { document: draft.document.trim() } : {}),
  };
}
