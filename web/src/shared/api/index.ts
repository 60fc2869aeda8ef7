export { api, bodyOf } from './client';
export { download, request, save, SESSION_LOST, text, upload } from './http';
export { ProblemError, type FieldFault } from './problem';
export type { components, paths } from './schema';
