import { useElementSize, useEventListener, useScroll } from '@vueuse/core';
import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { windowOf, type Window } from './model';

/** Above this many rows only those in sight are drawn. */
export const MANY = 200;

/** Rows in sight when there are many; all of them when there are few, and always on paper. */
export function useRowWindow(
  box: Ref<HTMLElement | undefined>,
  count: () => number,
  rowHeight: () => number,
): { windowed: ComputedRef<boolean>; range: ComputedRef<Window> } {
  const { y } = useScroll(box);
  const { height } = useElementSize(box);
  const printing = ref(false);
  useEventListener(window, 'beforeprint', () => (printing.value = true));
  useEventListener(window, 'afterprint', () => (printing.value = false));

  const windowed = computed(() => count() > MANY && !printing.value);
  const range = computed(() =>
    windowed.value
      ? windowOf(count(), y.value, Math.max(height.value, 480), rowHeight())
      : { from: 0, to: count() },
  );
  return { windowed, range };
}
