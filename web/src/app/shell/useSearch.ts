import { watchDebounced } from '@vueuse/core';
import { computed, onUnmounted, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import type { SearchHit } from '@/shared/feature';
import { useSession } from '@/shared/session';
import { useFeatures, useMenu } from './useMenu';

export interface HitGroup {
  id: string;
  title: string;
  hits: SearchHit[];
}

export interface Search {
  groups: ComputedRef<HitGroup[]>;
  searching: ShallowRef<boolean>;
  /** Titles of the sources that gave no answer. */
  failed: ShallowRef<string[]>;
}

const MOST = 8;

/** Pages at once; the features' own sources after a breath, each on its own: one that fails hides no other. */
export function useSearch(words: Ref<string>): Search {
  const { t } = useI18n();
  const router = useRouter();
  const session = useSession();
  const { sections } = useMenu();
  const sources = useFeatures()
    .flatMap((feature) => feature.searchSources ?? [])
    .filter((source) => source.right === undefined || session.holds(source.right));
  const found = shallowRef<HitGroup[]>([]);
  const searching = shallowRef(false);
  const failed = shallowRef<string[]>([]);
  let running = new AbortController();

  const pages = computed<HitGroup>(() => {
    const wanted = words.value.trim().toLowerCase();
    const hits = sections.value.flatMap((section) =>
      section.entries.map((entry) => ({
        title: t(entry.title),
        detail: t(`app.groups.${section.group}`),
        to: router.resolve({ name: entry.to }).path,
      })),
    );
    return {
      id: 'pages',
      title: t('app.search.pages'),
      hits: hits.filter((hit) => `${hit.title} ${hit.detail}`.toLowerCase().includes(wanted)),
    };
  });

  async function ask(text: string): Promise<void> {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    if (text === '') {
      found.value = [];
      searching.value = false;
      return;
    }
    searching.value = true;
    const answers = await Promise.allSettled(sources.map((source) => source.search(text, signal)));
    if (signal.aborted) return;
    found.value = answers.flatMap((answer, index) => {
      const source = sources[index];
      if (source === undefined || answer.status === 'rejected' || answer.value.length === 0) return [];
      return [{ id: source.id, title: t(source.title), hits: answer.value.slice(0, MOST) }];
    });
    failed.value = sources
      .filter((_, i) => answers[i]?.status === 'rejected')
      .map((source) => t(source.title));
    searching.value = false;
  }

  watchDebounced(words, (text) => ask(text.trim()), { debounce: 180 });
  onUnmounted(() => running.abort());

  const groups = computed(() => [pages.value, ...found.value].filter((group) => group.hits.length > 0));
  return { groups, searching, failed };
}
