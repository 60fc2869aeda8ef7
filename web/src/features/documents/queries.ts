import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import type { Ref } from 'vue';
import { api, bodyOf, type components } from '@/shared/api';
import type { Choice, Values } from '@/shared/form';

type Schemas = components['schemas'];
export type DocumentBody = Schemas['documents.Bodies.DocumentBody'];
export type DocumentLine = Schemas['documents.Bodies.DocumentLine'];
export type DocumentKind = Schemas['documents.Bodies.DocumentKindBody'];
export type SignatureBody = Schemas['documents.Bodies.SignatureBody'];
export type CorrectionBody = Schemas['documents.Bodies.CorrectionBody'];
export type Verification = Schemas['documents.Bodies.VerificationBody'];

const KEY = 'documents';

export interface DocumentFilter {
  kind?: string;
  state?: string;
  flagged?: string;
  mine?: string;
  words?: string;
}

export function useKinds() {
  return useQuery({ queryKey: [KEY, 'kinds'], queryFn: () => bodyOf(api.GET('/api/documents/kinds')) });
}

export function useKind(kind: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'kind', kind],
    queryFn: () => bodyOf(api.GET('/api/documents/kinds/{kind}', { params: { path: { kind: kind.value } } })),
  });
}

/** What is counted of all documents of a kind; nothing for those who may not read all of them. */
export function useKindFigures(kind: Ref<string>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: [KEY, 'figures', kind, asOf],
    queryFn: () =>
      bodyOf(
        api.GET('/api/documents/kinds/{kind}/figures', {
          params: { path: { kind: kind.value }, query: { asOf: asOf.value } },
        }),
      ),
  });
}

/** The newest first, page after page. */
export function useDocuments(filter: Ref<DocumentFilter>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'list', filter],
    queryFn: ({ pageParam }) => {
      const { kind, words, state, flagged, mine } = filter.value;
      return bodyOf(
        api.GET('/api/documents', {
          params: {
            query: {
              kind,
              words,
              state: state as 'OPEN' | 'CLOSED' | 'CANCELLED' | undefined,
              flagged: flagged === 'true',
              mine: mine === 'true',
              ...(pageParam === '' ? {} : { after: pageParam }),
            },
          },
        }),
      );
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useDocument(id: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: () => bodyOf(api.GET('/api/documents/{id}', { params: { path: { id: id.value } } })),
    // what somebody is writing must not be pulled away under the hands
    refetchOnWindowFocus: false,
  });
}

export function useHistory(id: Ref<string>, enabled: Ref<boolean>) {
  return useQuery({
    queryKey: [KEY, 'history', id],
    enabled,
    queryFn: () => bodyOf(api.GET('/api/documents/{id}/history', { params: { path: { id: id.value } } })),
  });
}

export function useVerification(id: Ref<string>, enabled: Ref<boolean>) {
  return useQuery({
    queryKey: [KEY, 'verification', id],
    enabled,
    queryFn: () =>
      bodyOf(api.GET('/api/documents/{id}/verification', { params: { path: { id: id.value } } })),
  });
}

export function usePrint(id: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'print', id],
    queryFn: () => bodyOf(api.GET('/api/documents/{id}/print', { params: { path: { id: id.value } } })),
  });
}

export function useSignatureContent(id: Ref<string>, step: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'content', id, step],
    enabled: () => step.value !== '',
    queryFn: () =>
      bodyOf(
        api.GET('/api/documents/{id}/signatures/{step}/content', {
          params: { path: { id: id.value, step: step.value } },
        }),
      ),
  });
}

export interface Hand {
  signer: string;
  secret: string;
}

/** Everything that changes a document; each answer is the document as it stands then. */
export function useDocumentActs(id: Ref<string>) {
  const client = useQueryClient();
  const path = () => ({ path: { id: id.value } });
  const onSuccess = async (body: DocumentBody) => {
    client.setQueryData([KEY, 'one', id], body);
    await Promise.all(
      ['list', 'history', 'verification', 'print', 'content'].map((part) =>
        client.invalidateQueries({ queryKey: [KEY, part] }),
      ),
    );
    await client.invalidateQueries({ queryKey: ['worklist'] });
  };
  return {
    fill: useMutation({
      mutationFn: (body: { revision: number; values: Values }) =>
        bodyOf(
          api.PUT('/api/documents/{id}/values', { params: path(), body: body as never }),
        ) as Promise<DocumentBody>,
      onSuccess,
    }),
    look: useMutation({
      mutationFn: (body: { revision: number; values: Values }) =>
        bodyOf(api.POST('/api/documents/{id}/look', { params: path(), body: body as never })),
    }),
    sign: useMutation({
      mutationFn: (body: Hand & { step: string; revision: number }) =>
        bodyOf(api.POST('/api/documents/{id}/signatures', { params: path(), body })) as Promise<DocumentBody>,
      onSuccess,
    }),
    correct: useMutation({
      mutationFn: (body: Hand & { changes: Record<string, unknown>; reason: string }) =>
        bodyOf(
          api.POST('/api/documents/{id}/corrections', { params: path(), body: body as never }),
        ) as Promise<DocumentBody>,
      onSuccess,
    }),
    answer: useMutation({
      mutationFn: ({
        correction,
        ...body
      }: Hand & { correction: string; agrees: boolean; reason?: string }) =>
        bodyOf(
          api.POST('/api/documents/{id}/corrections/{correction}/answer', {
            params: { path: { id: id.value, correction } },
            body,
          }),
        ) as Promise<DocumentBody>,
      onSuccess,
    }),
    cancel: useMutation({
      mutationFn: (reason: string) =>
        bodyOf(
          api.POST('/api/documents/{id}/cancel', { params: path(), body: { reason } }),
        ) as Promise<DocumentBody>,
      onSuccess,
    }),
  };
}

export function useCreate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { kind: string; unit: string }) =>
      bodyOf(api.POST('/api/documents', { body })) as Promise<DocumentBody>,
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY, 'list'] }),
  });
}

export function useSigningKeys() {
  return useQuery({ queryKey: [KEY, 'keys'], queryFn: () => bodyOf(api.GET('/api/signing/keys')) });
}

export function useSigners() {
  return useQuery({ queryKey: [KEY, 'signers'], queryFn: () => bodyOf(api.GET('/api/signing/signers')) });
}

export function useKeyActs() {
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: [KEY, 'keys'] });
    await client.invalidateQueries({ queryKey: [KEY, 'signers'] });
  };
  return {
    make: useMutation({
      mutationFn: (body: { algorithm: string; passphrase: string }) =>
        bodyOf(api.POST('/api/signing/keys', { body })),
      onSuccess,
    }),
    end: useMutation({
      mutationFn: ({ id, why }: { id: string; why: 'LOST' | 'LEFT' | 'OTHER' }) =>
        bodyOf(api.POST('/api/signing/keys/{id}/end', { params: { path: { id } }, body: { why } })),
      onSuccess,
    }),
  };
}

/** The check page: a code becomes a token, the token shows the document for a quarter of an hour. */
export function useCheck(code: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'check', code],
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    queryFn: async () => {
      const { token } = (await bodyOf(api.POST('/api/document-checks', { body: { code: code.value } }))) as {
        token: string;
      };
      return bodyOf(api.GET('/api/document-checks/{token}', { params: { path: { token } } }));
    },
  });
}

/** What a register leaves to choose in a field, with what is filled in now. */
export async function narrowedChoices(
  id: string,
  field: string,
  words: string,
  body: { revision: number; values: Values },
): Promise<Choice[]> {
  const all = await bodyOf(
    api.POST('/api/documents/{id}/choices/{field}', { params: { path: { id, field } }, body: body as never }),
  );
  return all.filter((each) => each.title.includes(words) || each.id.includes(words));
}
