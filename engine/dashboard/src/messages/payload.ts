/** What a message brings, as it was typed: one field a line, `name: value`. Null where a line is not so. */
export function payloadOf(text: string): Record<string, unknown> | null {
  const payload: Record<string, unknown> = {};
  for (const line of text.split('\n').filter((l) => l.trim() !== '')) {
    const [, name, value] = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*:\s*(.*?)\s*$/u.exec(line) ?? [];
    if (name === undefined || value === undefined || value === '') return null;
    payload[name] = valueOf(value);
  }
  return payload;
}

/** Yes, no and numbers as people write them; all else is text. */
function valueOf(text: string): unknown {
  if (/^(yes|true)$/i.test(text)) return true;
  if (/^(no|false)$/i.test(text)) return false;
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? Number(text) : text;
}
