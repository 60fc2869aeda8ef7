import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { api, bodyOf, type components } from '@/shared/api';

type Schemas = components['schemas'];
export type Notice = Schemas['notices.NoticeView'];
export type Posted = Schemas['notices.Posted'];
export type Delivery = Schemas['notices.DeliveryView'];
export type DeliveryState = Delivery['state'];
export type Setting = Schemas['notices.SettingView'];
export type SettingForm = Schemas['notices.SettingForm'];
export type Announcement = Schemas['notices.Announcement'];

const KEY = 'notices';

/** How many wait to be read; asked anew every minute. */
export function useUnread() {
  return useQuery({
    queryKey: [KEY, 'unread'],
    queryFn: () => bodyOf(api.GET('/api/notices/unread')),
    refetchInterval: 60_000,
  });
}

/** The latest unread ones, while the bell is open. */
export function useLatest(open: Ref<boolean>) {
  return useQuery({
    queryKey: [KEY, 'latest'],
    queryFn: () => bodyOf(api.GET('/api/notices', { params: { query: { unread: true } } })),
    enabled: open,
  });
}

/** The latest first, page after page. */
export function useNotices(unread: Ref<boolean>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'list', unread],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/notices', {
          params: {
            query: pageParam === '' ? { unread: unread.value } : { unread: unread.value, after: pageParam },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function exportUrl(unread: boolean): string {
  return `/api/notices/export.xlsx?unread=${String(unread)}`;
}

export function useReading() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: [KEY] });
  return {
    /** Marks one as read and gives it. */
    open: useMutation({
      mutationFn: async (id: string) => {
        const path = { params: { path: { id } } };
        const notice = await bodyOf(api.GET('/api/notices/{id}', path));
        await api.POST('/api/notices/{id}/read', path);
        return notice;
      },
      onSuccess,
    }),
    /** Everything up to the newest one that was in sight. */
    readUpTo: useMutation({
      mutationFn: (upTo: string) => bodyOf(api.POST('/api/notices/read', { params: { query: { upTo } } })),
      onSuccess,
    }),
  };
}

export function useSent(enabled: Ref<boolean>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'sent'],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/notices/sent', { params: { query: pageParam === '' ? {} : { after: pageParam } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    enabled,
  });
}

/** Who has read a notice one sent. */
export function useReadings(id: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'readings', id],
    queryFn: () => bodyOf(api.GET('/api/notices/sent/{id}', { params: { path: { id: id.value } } })),
  });
}

export function useUnits() {
  return useQuery({
    queryKey: [KEY, 'units'],
    queryFn: () => bodyOf(api.GET('/api/identity/units')),
    staleTime: 600_000,
  });
}

export function useAnnounce() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Announcement) => bodyOf(api.POST('/api/notices/announcements', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useSettings() {
  return useQuery({
    queryKey: [KEY, 'settings'],
    queryFn: () => bodyOf(api.GET('/api/notices/settings')),
  });
}

export function useSettingChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SettingForm) => bodyOf(api.PUT('/api/notices/settings', { body })),
    onSuccess: (kept) => client.setQueryData([KEY, 'settings'], kept),
  });
}

export function useDeliveries(state: Ref<DeliveryState>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'deliveries', state],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/notices/deliveries', {
          params: {
            query: pageParam === '' ? { state: state.value } : { state: state.value, after: pageParam },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 30_000,
  });
}

export function useResend() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: [KEY, 'deliveries'] });
  return {
    one: useMutation({
      mutationFn: (id: string) =>
        api.POST('/api/notices/deliveries/{id}/resend', { params: { path: { id } } }),
      onSettled,
    }),
    all: useMutation({ mutationFn: () => bodyOf(api.POST('/api/notices/deliveries/resend')), onSettled }),
  };
}

export function deliveriesUrl(state: Ref<DeliveryState>): Ref<string> {
  return computed(() => `/api/notices/deliveries/export.xlsx?state=${state.value}`);
}
