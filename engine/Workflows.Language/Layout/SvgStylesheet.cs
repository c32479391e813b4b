namespace Workflows.Language.Layout;

/// <summary>How drawings look.</summary>
public static class SvgStylesheet
{
    /// <summary>All rules stand under <c>.wf-diagram</c>. A page recolours the drawing by setting <c>--wf-ink</c>, <c>--wf-muted</c>,
    /// <c>--wf-line</c>, <c>--wf-surface</c>, <c>--wf-canvas</c>, <c>--wf-accent</c>, <c>--wf-active</c>, <c>--wf-done</c>, <c>--wf-late</c> or
    /// <c>--wf-incident</c> around it; left alone, it follows the reader's choice of light or dark.</summary>
    public const string Css = """

        .wf-diagram {
          --i: var(--wf-ink, #161616); --m: var(--wf-muted, #525252); --l: var(--wf-line, #6f6f6f);
          --s: var(--wf-surface, #ffffff); --c: var(--wf-canvas, #ffffff); --a: var(--wf-accent, #0043ce);
          --active: var(--wf-active, #0043ce); --done: var(--wf-done, #0e6027);
          --late: var(--wf-late, #a2470a); --incident: var(--wf-incident, #a2191f);
          overflow: visible; background: var(--c); font-family: "IBM Plex Sans", "Segoe UI", Roboto, Helvetica, Arial, system-ui, sans-serif;
        }
        @media (prefers-color-scheme: dark) {
          .wf-diagram {
            --i: var(--wf-ink, #f4f4f4); --m: var(--wf-muted, #c6c6c6); --l: var(--wf-line, #8d8d8d);
            --s: var(--wf-surface, #262626); --c: var(--wf-canvas, #161616); --a: var(--wf-accent, #78a9ff);
            --active: var(--wf-active, #78a9ff); --done: var(--wf-done, #42be65);
            --late: var(--wf-late, #ff832b); --incident: var(--wf-incident, #ff8389);
          }
        }
        .wf-diagram text { font-size: 11px; fill: var(--m); }
        .wf-diagram .wf-title { font-size: 13px; font-weight: 600; fill: var(--i); }
        .wf-diagram .wf-note, .wf-diagram .wf-label { fill: var(--i); }
        .wf-diagram .wf-at-middle { text-anchor: middle; }
        .wf-diagram .wf-at-end { text-anchor: end; }
        .wf-diagram .wf-label, .wf-diagram .wf-halo { paint-order: stroke; stroke: var(--c); stroke-width: 4px; stroke-linejoin: round; }
        .wf-diagram .wf-shape { fill: var(--s); stroke: var(--l); stroke-width: 1.5px; }
        .wf-diagram .wf-pile { fill: var(--s); stroke: var(--l); stroke-width: 1px; }
        .wf-diagram .wf-repeated .wf-shape, .wf-diagram .wf-repeated .wf-pile { fill: var(--c); }
        .wf-diagram .wf-stage .wf-shape { fill: var(--c); stroke-dasharray: 8 4; }
        .wf-diagram .wf-handler .wf-shape { fill: var(--c); stroke-dasharray: 2 4; }
        .wf-diagram .wf-guard .wf-shape { fill: none; stroke-width: 1px; stroke-dasharray: 1 3; }
        .wf-diagram .wf-event-based .wf-gate { stroke-width: 1.6px; stroke-linejoin: round; }
        .wf-diagram .wf-ring { fill: none; stroke: var(--l); stroke-width: 1px; }
        .wf-diagram .wf-start .wf-shape { stroke: var(--done); stroke-width: 2px; }
        .wf-diagram .wf-end .wf-shape { stroke: var(--i); stroke-width: 3.5px; }
        .wf-diagram .wf-dot { fill: var(--i); }
        .wf-diagram .wf-sign { fill: none; stroke: var(--a); stroke-width: 1.3px; stroke-linejoin: round; stroke-linecap: round; }
        .wf-diagram .wf-wait .wf-sign { stroke-width: 1px; }
        .wf-diagram .wf-row-sign { fill: none; stroke: var(--m); stroke-width: 1.1px; stroke-linejoin: round; stroke-linecap: round; }
        .wf-diagram .wf-gate { fill: none; stroke: var(--i); stroke-width: 2.4px; stroke-linecap: round; }
        .wf-diagram .wf-decision .wf-shape { stroke: var(--a); stroke-width: 2px; }
        .wf-diagram .wf-deadline .wf-shape { fill: var(--c); stroke: var(--m); }
        .wf-diagram .wf-unread .wf-shape { stroke-dasharray: 3 3; }
        .wf-diagram .wf-line { fill: none; stroke: var(--l); stroke-width: 1.4px; }
        .wf-diagram .wf-arrow { fill: var(--l); }
        .wf-diagram .wf-return .wf-line { stroke-dasharray: 6 3; }
        .wf-diagram .wf-branch-end .wf-line { stroke-dasharray: 2 3; }
        .wf-diagram .wf-node.done .wf-shape { stroke: var(--done); fill: color-mix(in srgb, var(--done) 8%, var(--s)); }
        .wf-diagram .wf-node.active .wf-shape { stroke: var(--active); stroke-width: 2.5px; fill: color-mix(in srgb, var(--active) 10%, var(--s)); }
        .wf-diagram .wf-node.late .wf-shape { stroke: var(--late); stroke-width: 2.5px; fill: color-mix(in srgb, var(--late) 10%, var(--s)); }
        .wf-diagram .wf-node.incident .wf-shape { stroke: var(--incident); stroke-width: 2.5px;
          fill: color-mix(in srgb, var(--incident) 10%, var(--s)); }
        .wf-diagram .wf-pill-text { font-weight: 600; fill: var(--c); }
        .wf-diagram .wf-pill.active .wf-pill-shape { fill: var(--active); }
        .wf-diagram .wf-pill.done .wf-pill-shape { fill: var(--done); }
        .wf-diagram .wf-pill.late .wf-pill-shape { fill: var(--late); }
        .wf-diagram .wf-pill.held .wf-pill-shape { fill: var(--m); }
        .wf-diagram .wf-pill.incident .wf-pill-shape { fill: var(--incident); }

        """;
}
