/** A line of a text drawing with what stands under it. */
export interface OutlineLine {
  readonly text: string;
  readonly lines: readonly OutlineLine[];
}

interface Open {
  readonly text: string;
  readonly lines: Open[];
}

/** Reads lines with a dash, each two spaces further in than the one that it belongs to. */
export function readOutline(text: string): readonly OutlineLine[] {
  const top: Open[] = [];
  const path: Open[] = [];
  for (const raw of text.split('\n')) {
    const found = /^( *)- (.*)$/.exec(raw);
    if (!found) continue;
    const depth = (found[1] ?? '').length / 2;
    const line: Open = { text: found[2] ?? '', lines: [] };
    path.length = Math.min(depth, path.length);
    (path.at(-1)?.lines ?? top).push(line);
    path.push(line);
  }
  return top;
}
