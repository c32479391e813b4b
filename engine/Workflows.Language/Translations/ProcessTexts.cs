using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Text;

namespace Workflows.Language.Translations;

/// <summary>The texts of a process in one more language (<c>NAME.texts.LANGUAGE.yaml</c>), as read.</summary>
public sealed record ProcessTexts
{
    public required SourceText Source { get; init; }

    /// <summary>The id of the process.</summary>
    public required Word Process { get; init; }

    /// <summary>BCP 47 tag of the language that these texts are in.</summary>
    public required Word Language { get; init; }

    /// <summary>What stands at the top and under <c>data</c>: <c>title</c>, <c>data/threshold/label</c>.</summary>
    public required ImmutableArray<TranslatedText> Own { get; init; }

    public required ImmutableArray<StepTexts> Steps { get; init; }
}

/// <param name="Step">The step's id.</param>
/// <param name="Texts">Its texts by path: <c>task</c>, <c>form/routine/label</c>, <c>outcomes/approve</c>.</param>
public sealed record StepTexts(Word Step, ImmutableArray<TranslatedText> Texts);

/// <param name="Path">The keys that lead to it, with slashes.</param>
/// <param name="Key">Where the last of them stands.</param>
/// <param name="Text">What people read.</param>
public sealed record TranslatedText(string Path, SourceSpan Key, TextTemplate Text)
{
    public Word AsWord => new(string.Concat(Text.Parts.Select(p => p.Literal ?? $"<{p.Placeholder!.Text}>")), Text.Span);
}
