import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerOf, deviceOf, sources, whyText, type Act, type RuleView } from './model';
import english from './locales/en.json';
import chinese from './locales/zh-CN.json';

const POLICY = '../server/src/main/resources/policy/';
const MESSAGES = '../server/src/main/resources/messages/';

const rule = (role: RuleView['role'], relation: RuleView['relation']): RuleView => ({
  kind: 'statistics.figure',
  verb: 'WRITE',
  role,
  relation,
  source: 'statistics.csv:7',
});
const act = (explanation: Act['explanation'], somewhere = false): Act => ({
  kind: 'statistics.figure',
  verb: 'WRITE',
  somewhere,
  explanation,
});
const t = (key: string, values?: Record<string, unknown>): string =>
  [key, ...Object.values(values ?? {})].join('|');

describe('why something is allowed', () => {
  it('names the role and whose things, where a rule allows it', () => {
    const allowed = act({ allowed: true, rule: rule('DATA_OFFICER', 'OWN_UNIT'), considered: [] }, true);
    expect(answerOf(allowed)).toBe('yes');
    expect(whyText(allowed, new Set(), t)).toBe(
      'identity.rights.whyYes|identity.roles.DATA_OFFICER|identity.rights.relation.OWN_UNIT',
    );
    expect(sources(allowed)).toBe('statistics.csv:7');
  });

  it('says for which things only, where the own role would allow it elsewhere', () => {
    const other = act(
      { allowed: false, considered: [rule('DATA_OFFICER', 'OWN_UNIT'), rule('OFFICE', 'ANY')] },
      true,
    );
    expect(answerOf(other)).toBe('partly');
    expect(whyText(other, new Set(['DATA_OFFICER']), t)).toBe(
      'identity.rights.whyPartly|identity.roles.DATA_OFFICER|identity.rights.relation.OWN_UNIT',
    );
  });

  it('names who may instead, where no own role may', () => {
    const denied = act({ allowed: false, considered: [rule('OFFICE', 'ANY'), rule('OFFICE', 'OWN_UNIT')] });
    expect(answerOf(denied)).toBe('no');
    expect(whyText(denied, new Set(['LEADER']), t)).toBe('identity.rights.whyNo|identity.roles.OFFICE');
  });

  it.each([
    ['Chinese', chinese],
    ['English', english],
  ])('has words in %s for every kind and verb of the policy tables', (_, texts) => {
    const acts = readdirSync(POLICY)
      .flatMap((file) =>
        readFileSync(POLICY + file, 'utf8')
          .trim()
          .split('\n')
          .slice(1),
      )
      .map((line) => line.split(','));
    expect(acts.length).toBeGreaterThan(50);
    const kinds: Record<string, Record<string, string>> = texts.rights.kinds;
    const verbs: Record<string, string> = texts.rights.verbs;
    for (const [kind = '', verb = ''] of acts) {
      const [module = '', thing = ''] = kind.split('.');
      expect(kinds[module]?.[thing], kind).toBeTruthy();
      expect(verbs[verb], verb).toBeTruthy();
    }
  });
});

describe('the export of what one may do', () => {
  it.each([
    ['identity.properties', chinese],
    ['identity_en.properties', english],
  ])('has the words of the page in %s', (file, texts) => {
    const words = new Map(
      readFileSync(MESSAGES + file, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('right.'))
        .map((line) => [
          line.slice(6, line.indexOf('=')),
          line.slice(line.indexOf('=') + 1).replaceAll("''", "'"),
        ]),
    );
    const { rights, roles } = texts;
    const expected: [string, string][] = [
      ...Object.entries(rights.kinds).flatMap(([module, things]) =>
        Object.entries(things).map(([thing, word]): [string, string] => [`kind.${module}.${thing}`, word]),
      ),
      ...Object.entries(rights.verbs).map(([id, word]): [string, string] => [`verb.${id}`, word]),
      ...Object.entries(rights.relation).map(([id, word]): [string, string] => [`relation.${id}`, word]),
      ...Object.entries(rights.answers).map(([id, word]): [string, string] => [`answer.${id}`, word]),
      ...Object.entries(roles).map(([id, word]): [string, string] => [`role.${id}`, word]),
    ];
    for (const [key, word] of expected) expect(words.get(key), key).toBe(word);
  });
});

describe('what a browser calls itself', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0',
      'Edge',
      'Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36',
      'Chrome',
      'Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1',
      'Safari',
      'iOS',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox', 'Linux'],
    ['curl/8.5.0', undefined, undefined],
  ])('is told in two words: %s', (agent, browser, system) => {
    expect(deviceOf(agent)).toEqual({ browser, system });
  });
});
