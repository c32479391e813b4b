const svgNamespace = 'http://www.w3.org/2000/svg';

const elements = new Set(['svg', 'g', 'path', 'circle', 'ellipse', 'rect', 'line', 'polygon', 'polyline', 'text', 'tspan', 'title', 'desc', 'style', 'defs', 'marker']);

/**
 * Reads a drawing that is to become part of the page. Nothing in it may run or load: a drawing with any element, attribute or style
 * rule that is not needed for drawing is refused as a whole.
 * @returns the drawing; null when it is no SVG or was refused.
 */
export function readDrawing(text: string): SVGSVGElement | null {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  const all = [root, ...root.querySelectorAll('*')];
  return root.localName === 'svg' && all.every(isHarmless) ? (root as Element as SVGSVGElement) : null;
}

function isHarmless(element: Element): boolean {
  if (element.namespaceURI !== svgNamespace || !elements.has(element.localName)) return false;
  if (element.localName === 'style' && /@import|url\s*\(|expression/i.test(element.textContent ?? '')) return false;
  return [...element.attributes].every(({ name, value }) => !/^on|href$|^style$|^src$/i.test(name) && !/url\s*\((?!\s*#)/i.test(value));
}

/**
 * Makes the steps of a drawing choosable by mouse and keyboard. Shapes that are no steps stay part of the picture.
 * @returns the groups by step id.
 */
export function makeChoosable(drawing: SVGSVGElement, isStep: (node: string) => boolean, label: string): ReadonlyMap<string, SVGElement> {
  // An image has no parts for a screen reader; a group has.
  drawing.setAttribute('role', 'group');
  drawing.setAttribute('aria-label', label);
  drawing.removeAttribute('aria-labelledby');
  drawing.removeAttribute('aria-describedby');
  const groups = new Map<string, SVGElement>();
  for (const group of drawing.querySelectorAll<SVGElement>('[data-node]')) {
    const node = group.getAttribute('data-node') ?? '';
    if (!isStep(node)) continue;
    group.setAttribute('role', 'button');
    group.setAttribute('tabindex', '0');
    group.setAttribute('aria-pressed', 'false');
    name(group, node);
    groups.set(node, group);
  }
  return groups;
}

/** The name is what stands in the shape, so that it can be said as it is seen; the shape's own title, one full sentence, describes it. */
function name(group: SVGElement, node: string): void {
  const title = group.querySelector(':scope > title');
  const words = [...group.querySelectorAll('text')].map((text) => text.textContent).join(' ');
  group.setAttribute('aria-label', words || (title?.textContent ?? node));
  if (title?.textContent && words !== '') group.setAttribute('aria-description', title.textContent);
  title?.remove();
}
