import { describe, expect, it } from 'vitest';
import { drawing } from '../testing/routines';
import { makeChoosable, readDrawing } from './drawing';
import { readOutline } from './outline';

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}</svg>`;

describe('a drawing', () => {
  it('is read when it only draws', () => {
    expect(readDrawing(drawing)?.querySelectorAll('[data-node]')).toHaveLength(3);
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a handler', '<g onclick="alert(1)"/>'],
    ['HTML inside', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
    ['an HTML element', '<p xmlns="http://www.w3.org/1999/xhtml">x</p>'],
    ['a link', '<a href="https://example.org"><text>x</text></a>'],
    ['a reference', '<use xlink:href="https://example.org/x.svg"/>'],
    ['an image', '<image href="https://example.org/x.png"/>'],
    ['a style that loads', '<style>text { background: url(https://example.org) }</style>'],
    ['a style that imports', '<style>@import "https://example.org/x.css";</style>'],
    ['an attribute that loads', '<rect fill="url(https://example.org/x.svg#a)"/>'],
    ['an inline style', '<rect style="fill: red"/>'],
    ['an animation', '<rect><animate attributeName="href" to="x"/></rect>'],
  ])('is refused as a whole with %s', (_, inside) => {
    expect(readDrawing(svg(inside))).toBeNull();
  });

  it.each(['', 'not a drawing', '<html/>', '<svg'])('is refused when it is none: %j', (text) => {
    expect(readDrawing(text)).toBeNull();
  });

  it('makes steps choosable and leaves other shapes alone', () => {
    const read = readDrawing(drawing)!;
    const groups = makeChoosable(read, (node) => node === 'collect', 'Picture');
    expect([...groups.keys()]).toEqual(['collect']);
    expect(groups.get('collect')?.getAttribute('aria-label')).toBe('Collect the routines');
    expect(read.querySelectorAll('[role=button]')).toHaveLength(1);
    expect(read.getAttribute('role')).toBe('group');
  });
});

it('an outline keeps what belongs under what', () => {
  expect(readOutline('- a\n  - b\n    - c\n  - d\n- e\n')).toEqual([
    { text: 'a', lines: [{ text: 'b', lines: [{ text: 'c', lines: [] }] }, { text: 'd', lines: [] }] },
    { text: 'e', lines: [] },
  ]);
});
