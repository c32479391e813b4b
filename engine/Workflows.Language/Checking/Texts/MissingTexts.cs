using System.Collections.Immutable;
using Workflows.Language.Diagnostics;
using Workflows.Language.Translations;

namespace Workflows.Language.Checking.Texts;

/// <summary>Collects what a file of texts leaves out, so that it is told in one finding and not in one a step (WF2132).</summary>
internal sealed class MissingTexts
{
    private const int MostNamed = 12;

    private readonly List<(string Whose, ImmutableArray<TextSlot> Slots)> _missing = [];

    /// <param name="whose">Such as <c>the step 'collect'</c>.</param>
    /// <param name="slots">Its texts that are not there; none is fine.</param>
    public void Add(string whose, IEnumerable<TextSlot> slots)
    {
        ImmutableArray<TextSlot> all = [.. slots];
        if (!all.IsEmpty)
            _missing.Add((whose, all));
    }

    public void Report(ProcessTexts texts, DiagnosticBag diagnostics)
    {
        if (_missing.Count == 0)
            return;

        var named = _missing.Take(MostNamed).Select(m => $"of {m.Whose}, {Listing.And([.. m.Slots.Select(s => SlotWords.Of(s.Path))])}");
        var more = _missing.Count - MostNamed;
        var first = _missing[0].Slots[0];
        diagnostics.Report(
            TextsRules.MissingText,
            texts.Process.Span,
            $"Not there in '{texts.Language}' are {string.Join("; ", named)}{(more > 0 ? $"; and texts of {more} more" : "")}.",
            $"the original of '{SlotWords.Of(first.Path)}' is \"{first.Original.Outline}\"",
            new RelatedPlace(first.Original.Span, "the original"));
    }
}
