import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { api, bodyOf } from '@/shared/api';
import type { components } from '@/shared/api';
import type { CellRequest, Form } from './model';

const KEY = 'collection';
type ValueRequest = components['schemas']['statistics.StatisticsBody.ValueRequest'];
export type SealedValue = components['schemas']['statistics.StatisticsBody.ValueBody'];
type Remarked = components['schemas']['collection.Passing.Remarked'];

export function useSchedules(enabled: Ref<boolean>) {
  return useQuery({
    queryKey: [KEY, 'schedules'],
    enabled,
    queryFn: () => bodyOf(api.GET('/api/collection/schedules')),
  });
}

export function useRounds(asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: [KEY, 'rounds', asOf],
    queryFn: () => bodyOf(api.GET('/api/collection/rounds', { params: { query: { asOf: asOf.value } } })),
  });
}

export function useBoard(schedule: Ref<string>, asOf: Ref<string | undefined>, enabled: Ref<boolean>) {
  const query = computed(() => ({ schedule: schedule.value || undefined, asOf: asOf.value }));
  return useQuery({
    queryKey: [KEY, 'board', query],
    enabled,
    queryFn: () => bodyOf(api.GET('/api/collection/board', { params: { query: query.value } })),
    placeholderData: keepPreviousData,
  });
}

export function useMyForms(asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: [KEY, 'mine', asOf],
    queryFn: () => bodyOf(api.GET('/api/collection/forms', { params: { query: { asOf: asOf.value } } })),
  });
}

export function useRound(id: Ref<string>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: [KEY, 'round', id, asOf],
    queryFn: () =>
      bodyOf(
        api.GET('/api/collection/rounds/{id}', {
          params: { path: { id: id.value }, query: { asOf: asOf.value } },
        }),
      ),
  });
}

export function useForm(id: Ref<string>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: [KEY, 'form', id, asOf],
    queryFn: () =>
      bodyOf(
        api.GET('/api/collection/forms/{id}', {
          params: { path: { id: id.value }, query: { asOf: asOf.value } },
        }),
      ),
    // What somebody is writing must not be pulled away under the hands; a save brings its own answer.
    refetchOnWindowFocus: false,
    // It changes as a whole: watching each of its thousands of values takes longer than drawing them.
    shallow: true,
  });
}

export function useCellHistory(
  form: Ref<string>,
  element: Ref<string>,
  extent: Ref<string>,
  asOf: Ref<string | undefined>,
) {
  return useQuery({
    queryKey: [KEY, 'history', form, element, extent, asOf],
    queryFn: () =>
      bodyOf(
        api.GET('/api/collection/forms/{id}/cells/history', {
          params: {
            path: { id: form.value },
            query: { element: element.value, extent: extent.value, asOf: asOf.value },
          },
        }),
      ),
  });
}

export function useSeal(form: Ref<string>, enabled: Ref<boolean>) {
  return useQuery({
    queryKey: [KEY, 'seal', form],
    enabled,
    queryFn: () =>
      bodyOf(api.GET('/api/collection/forms/{id}/seal', { params: { path: { id: form.value } } })),
  });
}

/** What statistics holds of the form's figures today: a correction made after the seal shows there. */
export function useSealedFigures(extents: Ref<string[]>, year: Ref<number>, enabled: Ref<boolean>) {
  return useQuery({
    queryKey: [KEY, 'figures', extents, year],
    enabled,
    queryFn: async () => {
      const answers = await Promise.all(
        extents.value.map((extent) =>
          bodyOf(
            api.GET('/api/statistics/figures', {
              params: { query: { extent, from: year.value, to: year.value, limit: 1000 } },
            }),
          ),
        ),
      );
      return answers.flatMap((answer) => answer.figures);
    },
  });
}

export interface Opening {
  schedule: string;
  periods: string[];
  due?: string;
}

/** What changed in a round shows in every list of rounds, in the to-dos and in figures: all is asked for again. */
function useChange<T, R>(run: (input: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: run, onSuccess: () => client.invalidateQueries() });
}

export function useOpenRounds() {
  return useChange((body: Opening) => bodyOf(api.POST('/api/collection/rounds', { body })));
}

export function useRemindRound(id: Ref<string>) {
  return useChange((units: string[]) =>
    bodyOf(
      api.POST('/api/collection/rounds/{id}/reminders', {
        params: { path: { id: id.value } },
        body: { units },
      }),
    ),
  );
}

/** Past the cache: what stands there this moment. */
export function fetchForm(id: string) {
  return bodyOf(api.GET('/api/collection/forms/{id}', { params: { path: { id } } }));
}

/** Not a mutation of the cache: the editor of the form keeps what it saves itself. */
export function saveCells(id: string, cells: CellRequest[]) {
  return bodyOf(api.PUT('/api/collection/forms/{id}/cells', { params: { path: { id } }, body: { cells } }));
}

/** Everything that moves a form on or back. */
export type FormAct =
  | { act: 'copy'; from: 'last-year' | 'previous' }
  | { act: 'submission' }
  | { act: 'recall' }
  | { act: 'reminder' }
  | { act: 'zero-report'; reason?: string }
  | { act: 'passing'; reason?: string }
  | { act: 'return'; reason?: string; cells: Remarked[]; until?: string }
  | { act: 'extension'; until: string; reason: string }
  | { act: 'extension/answer'; until?: string; reason?: string }
  | { act: 'reopening'; until: string; reason: string };

function perform(id: string, act: FormAct): Promise<Form | { copied: number }> {
  const params = { path: { id } };
  switch (act.act) {
    case 'copy':
      return bodyOf(api.POST('/api/collection/forms/{id}/copy', { params, body: { from: act.from } }));
    case 'submission':
      return bodyOf(api.POST('/api/collection/forms/{id}/submission', { params }));
    case 'recall':
      return bodyOf(api.POST('/api/collection/forms/{id}/recall', { params }));
    case 'reminder':
      return bodyOf(api.POST('/api/collection/forms/{id}/reminder', { params }));
    case 'zero-report':
      return bodyOf(
        api.POST('/api/collection/forms/{id}/zero-report', { params, body: { reason: act.reason } }),
      );
    case 'passing':
      return bodyOf(api.POST('/api/collection/forms/{id}/passing', { params, body: { reason: act.reason } }));
    case 'return':
      return bodyOf(
        api.POST('/api/collection/forms/{id}/return', {
          params,
          body: { cells: act.cells, reason: act.reason, until: act.until },
        }),
      );
    case 'extension':
      return bodyOf(
        api.POST('/api/collection/forms/{id}/extension', {
          params,
          body: { until: act.until, reason: act.reason },
        }),
      );
    case 'extension/answer':
      return bodyOf(
        api.POST('/api/collection/forms/{id}/extension/answer', {
          params,
          body: { until: act.until, reason: act.reason },
        }),
      );
    case 'reopening':
      return bodyOf(
        api.POST('/api/collection/forms/{id}/reopening', {
          params,
          body: { until: act.until, reason: act.reason },
        }),
      );
  }
}

export function useFormAct() {
  return useChange(({ id, ...act }: { id: string } & FormAct) => perform(id, act));
}

export function useCorrect() {
  return useChange((value: ValueRequest) =>
    bodyOf(api.POST('/api/statistics/values', { body: { values: [value] } })),
  );
}
