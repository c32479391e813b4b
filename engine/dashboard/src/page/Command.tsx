/** A command to type; focusable because it may be wider than the page. */
export function Command({ text }: { readonly text: string }) {
  return (
    <pre className="wf-command" tabIndex={0}>
      <code>{text}</code>
    </pre>
  );
}
