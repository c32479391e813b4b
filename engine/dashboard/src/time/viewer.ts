/** The locale in which times are written for the viewer: the browser's where it is of the chosen language, else that language. */
export function viewerLocale(language: string, browser: readonly string[] = navigator.languages): string {
  const wanted = base(language);
  return browser.find((tag) => base(tag) === wanted) ?? language;
}

function base(tag: string): string {
  const first = tag.split('-')[0] ?? tag;
  return first === 'no' || first === 'nn' ? 'nb' : first;
}

/** The name of the time zone that times are written in, such as `Europe/Stockholm`. */
export const viewerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
