export { useSession } from './store';
export { usePlanContext, CONTEXT_KEYS } from './context';
export type { Post, Session } from './model';
