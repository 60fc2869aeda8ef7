/**
 * The SHA-256 of a text in lower-case hexadecimal digits, reckoned by this browser; undefined where the browser has no
 * means for it, which is so on a page that came over plain http.
 */
export async function sha256(text: string): Promise<string | undefined> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return undefined;
  const hash = await subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
