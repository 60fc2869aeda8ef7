import type { Right } from '../feature';
import type { LocalText } from '../text';

export interface Post {
  id: string;
  title: string | LocalText;
  unit: LocalText & { id: string };
  roles: string[];
  acting: boolean;
}

/** Who sits here and what they may do, as the server says at `/api/session`. */
export interface Session {
  person: { id: string; name: string } | null;
  posts: Post[];
  /** `kind:VERB`, as the policy engine names them. */
  rights: string[];
  /** What is still missing: a code after the password, or a second factor that a role demands. */
  secondFactor?: 'CODE' | 'ENROL';
  /** What people call the provider of identities they may log in by; absent where there is none. */
  provider?: string;
  language?: string | null;
  sampleData: boolean;
  /** Years that have figures. */
  years: number[];
  /** The place the plan is for. */
  area?: (LocalText & { code?: string }) | null;
}

export const NOBODY: Session = { person: null, posts: [], rights: [], sampleData: false, years: [] };

/** Verbs are compared without regard to case: the policy tables write READ, a link may say read. */
export function holds(session: Session, right: Right): boolean {
  if (right === 'public') return true;
  if (session.person === null) return false;
  if (right === 'session') return true;
  const wanted = right.toLowerCase();
  return session.rights.some((held) => held.toLowerCase() === wanted);
}
