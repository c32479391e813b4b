/**
 * A new id for one act: a UUID of version 7 (RFC 9562 §5.7). It begins with the time, so that what is stored one after the other lies
 * together in the database; one that is all random makes every write a good deal dearer.
 */
export function newOperationId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const time = Date.now().toString(16).padStart(12, '0');
  const variant = ((bytes[8]! & 0x3f) | 0x80).toString(16);
  return [time.slice(0, 8), time.slice(8), `7${hex.slice(13, 16)}`, variant + hex.slice(18, 20), hex.slice(20)].join('-');
}
