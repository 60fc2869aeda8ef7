import { useI18n } from 'vue-i18n';
import { LIST_COMMA, useLocalText } from '@/shared/text';
import type { Member } from './model';

type Words = Record<string, string>;

/**
 * The words for what receipts and facts hold: names of members, codes such as `met`, units and rules. What has no word
 * yet is shown as it is written.
 */
export function useWords() {
  const { tm, rt } = useI18n();
  const local = useLocalText();
  // looked up in the whole table: the codes themselves contain points, spaces and signs
  const find = (table: string, code: string): string | undefined => {
    const word = (tm(`receipts.${table}`) as Words)[code];
    return word === undefined ? undefined : rt(word);
  };
  const own = (context: string, code: string): string | undefined => {
    const word = (tm('receipts.wordOf') as Record<string, Words>)[context]?.[code];
    return word === undefined ? undefined : rt(word);
  };

  function code(text: string, context: string): string {
    return own(context, text) ?? find('word', text) ?? text;
  }

  return {
    code,
    unit: (text: string): string => find('unit', text) ?? text,
    /** What of a pack a definition is: its file by its subject, and the thing's code. */
    definition: (path: string, code: string): string =>
      `${find('file', path) ?? path} ${code.slice(code.lastIndexOf('/') + 1)}`,
    rule: (id: string): string | undefined => find('rule.names', id),
    /** `['reasons', 0, 'code']` is 理由 1 · 代码. */
    name: (member: Member): string =>
      member.path.reduce<string>((line, step) => {
        if (typeof step === 'number') return `${line} ${step + 1}`;
        const word = find('member', step) ?? step;
        return line === '' ? word : `${line} · ${word}`;
      }, ''),
    /** Codes among the values become words; `rule` says whose codes they are. */
    text: (member: Member, rule = ''): string => {
      const last = [...member.path].reverse().find((step) => typeof step === 'string') ?? '';
      const say = (each: string): string => {
        if (last === 'unit') return find('unit', each) ?? each;
        return own(String(last), each) ?? code(each, rule);
      };
      return member.values.map(say).join(local(LIST_COMMA));
    },
  };
}
