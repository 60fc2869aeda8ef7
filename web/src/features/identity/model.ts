import type { components } from '@/shared/api';

type Schemas = components['schemas'];
export type Act = Schemas['identity.ActView'];
export type RuleView = Schemas['identity.RuleView'];
export type Translate = (key: string, values?: Record<string, unknown>) => string;

/** What the answer to "may I?" is: yes, for some things only, no. */
export type Answer = 'yes' | 'partly' | 'no';

export function answerOf(act: Act): Answer {
  if (act.explanation.allowed) return 'yes';
  return act.somewhere ? 'partly' : 'no';
}

/** `plan.target:WRITE`, as no-access pages and problems name it. */
export function nameOf(act: Pick<Act, 'kind' | 'verb'>): string {
  return `${act.kind}:${act.verb}`;
}

const roleText = (rule: RuleView, t: Translate): string =>
  rule.role === undefined ? t('identity.rights.everybody') : t(`identity.roles.${rule.role}`);

function roles(rules: readonly RuleView[], t: Translate): string {
  return [...new Set(rules.map((rule) => roleText(rule, t)))].join(t('identity.rights.comma'));
}

/** What the answer rests on, in one sentence. */
export function whyText(act: Act, own: ReadonlySet<string>, t: Translate): string {
  const { rule, considered } = act.explanation;
  if (rule !== undefined)
    return t(rule.role === undefined ? 'identity.rights.whyEverybody' : 'identity.rights.whyYes', {
      role: roleText(rule, t),
      whose: t(`identity.rights.relation.${rule.relation}`),
    });
  const mine = considered.filter((each) => each.role === undefined || own.has(each.role));
  if (act.somewhere && mine.length > 0)
    return t('identity.rights.whyPartly', {
      role: roles(mine, t),
      whose: [...new Set(mine.map((each) => t(`identity.rights.relation.${each.relation}`)))].join(
        t('identity.rights.comma'),
      ),
    });
  return t('identity.rights.whyNo', { roles: roles(considered, t) });
}

/** Where the rules stand that the answer rests on: file and line. */
export function sources(act: Act): string {
  const rules = act.explanation.rule === undefined ? act.explanation.considered : [act.explanation.rule];
  return [...new Set(rules.map((rule) => rule.source))].join(' ');
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bFirefox\//, 'Firefox'],
  [/\bMicroMessenger\//, 'WeChat'],
  [/Chrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biP(?:hone|ad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Browser and system by the words a browser calls itself with; whatever is not known is left out. */
export function deviceOf(agent: string): { browser: string | undefined; system: string | undefined } {
  const first = (table: typeof BROWSERS) => table.find(([pattern]) => pattern.test(agent))?.[1];
  return { browser: first(BROWSERS), system: first(SYSTEMS) };
}
