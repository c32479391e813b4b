import { readOutline, type OutlineLine } from './outline';

/** A text drawing as nested lists. */
export function Outline({ text, language }: { readonly text: string; readonly language: string | undefined }) {
  const lines = readOutline(text);
  return lines.length === 0 ? (
    <pre className="wf-outline-text" lang={language} tabIndex={0}>
      {text}
    </pre>
  ) : (
    <div lang={language} className="wf-outline">
      <Lines lines={lines} />
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly OutlineLine[] }) {
  return (
    <ul>
      {lines.map((line, i) => (
        <li key={i}>
          {line.text}
          {line.lines.length > 0 && <Lines lines={line.lines} />}
        </li>
      ))}
    </ul>
  );
}
