import { beforeEach, describe, expect, it } from 'vitest';
import { DraftStore, sweepDrafts } from './drafts';

const NOON = new Date('2026-10-10T04:00:00Z');
const store = (form = 'f', person = 'p') => new DraftStore(person, form, window.localStorage, () => NOON);

beforeEach(() => window.localStorage.clear());

describe('a draft', () => {
  it('survives a closed window', () => {
    store().put('ind-1|area:a', 'said', '12');
    store().put('ind-1|area:a', 'comment', '已核');
    expect(store().get()).toEqual({
      at: NOON.toISOString(),
      cells: { 'ind-1|area:a': { said: '12', comment: '已核' } },
    });
  });

  it('is of one person and one form', () => {
    store().put('k', 'said', '12');
    expect(store('other').get()).toBeUndefined();
    expect(store('f', 'somebody').get()).toBeUndefined();
  });

  it('loses what was saved, and is gone with the last of it', () => {
    const draft = store();
    draft.put('k', 'said', '12');
    draft.put('k', 'comment', 'x');
    draft.take('k', 'said');
    expect(store().get()?.cells).toEqual({ k: { comment: 'x' } });
    draft.take('k', 'comment');
    expect(window.localStorage).toHaveLength(0);
  });

  it('that cannot be read is no draft', () => {
    window.localStorage.setItem('qingyuan.collection.draft.p.f', '{"at": 3');
    expect(store().get()).toBeUndefined();
  });

  it('works on in the page where the browser keeps nothing', () => {
    const draft = new DraftStore('p', 'f', undefined);
    draft.put('k', 'said', '1');
    expect(draft.get()?.cells).toEqual({ k: { said: '1' } });
  });

  it('nobody came back for is swept away after two months', () => {
    store('old').put('k', 'said', '1');
    window.localStorage.setItem('another', 'kept');
    sweepDrafts(window.localStorage, new Date('2026-11-10T00:00:00Z'));
    expect(window.localStorage).toHaveLength(2);
    sweepDrafts(window.localStorage, new Date('2027-01-10T00:00:00Z'));
    expect(window.localStorage.getItem('another')).toBe('kept');
    expect(window.localStorage).toHaveLength(1);
  });
});
