import type { EChartsType } from 'echarts/core';
import { useResizeObserver } from '@vueuse/core';
import { onUnmounted, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { palette, type Palette } from './model';
import type { ChartOption } from './timeSeries';

/** On paper the drawing shrinks to the sheet; ECharts' own SVG would be cut off. */
function scalable(box: HTMLElement): void {
  const { clientWidth: width, clientHeight: height } = box;
  if (width > 0 && height > 0) box.querySelector('svg')?.setAttribute('viewBox', `0 0 ${width} ${height}`);
}

/** Draws into an element once ECharts has come, follows its size, and says when it could not. */
export function useChart(
  box: Ref<HTMLElement | undefined | null>,
  option: (colours: Palette) => ChartOption,
): { state: ShallowRef<'loading' | 'drawn' | 'failed'> } {
  const state = shallowRef<'loading' | 'drawn' | 'failed'>('loading');
  let chart: EChartsType | undefined;
  let gone = false;

  async function draw(element: HTMLElement): Promise<void> {
    try {
      const { init } = await import('./engine');
      if (gone) return;
      if (chart?.getDom() !== element) {
        chart?.dispose();
        chart = init(element, null, { renderer: 'svg' });
      }
      chart.setOption(option(palette(element)), { notMerge: true });
      scalable(element);
      state.value = 'drawn';
    } catch {
      state.value = 'failed';
    }
  }

  watch(
    [box, () => option(palette())],
    ([element]) => {
      if (element) void draw(element);
    },
    { immediate: true, flush: 'post' },
  );
  useResizeObserver(box, () => {
    // A box without height is one that is hidden or on its way to paper.
    if (!box.value || box.value.clientHeight < 40) return;
    chart?.resize();
    scalable(box.value);
  });
  onUnmounted(() => {
    gone = true;
    chart?.dispose();
  });
  return { state };
}
