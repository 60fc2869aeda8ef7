import type { RouteLocationRaw } from 'vue-router';
import type { FieldView } from '@/shared/form';

/** Where a referred thing is shown; undefined for what has no page. */
export function linkOf(field: FieldView, id: string): RouteLocationRaw | undefined {
  return placeOf(field.target ?? '', field.register, id);
}

export function placeOf(
  target: string,
  register: string | null | undefined,
  id: string,
): RouteLocationRaw | undefined {
  if (target === 'record' && register) return { name: 'record', params: { register, record: id } };
  return target === 'indicator' ? { name: 'indicator', params: { code: id } } : undefined;
}
