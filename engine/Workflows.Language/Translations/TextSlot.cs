using Workflows.Language.Definitions;

namespace Workflows.Language.Translations;

/// <summary>A place in a process where people read something.</summary>
/// <param name="Path">The keys that lead to it in a file of texts, with slashes: <c>form/routine/label</c>.</param>
/// <param name="Original">The text in the process's own language.</param>
/// <param name="Audience">Who reads it.</param>
internal sealed record TextSlot(string Path, TextTemplate Original, Audience Audience)
{
    public static TextSlot Of(string path, Word word) => new(path, new(word.Span, [new(word.Value, null)]), Audience.Case);
}

internal enum Audience
{
    /// <summary>Those who may see the case.</summary>
    Case,

    /// <summary>It also leaves by mail.</summary>
    Mail,
}
