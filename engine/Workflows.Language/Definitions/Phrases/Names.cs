namespace Workflows.Language.Definitions.Phrases;

/// <summary>What names look like. An id may have hyphens; a data name may not, since expressions calculate with it.</summary>
internal static class Names
{
    public static bool IsId(string text) => text.Length > 0 && char.IsLetter(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');

    public static bool IsDataName(string text) => IsId(text) && !text.Contains('-', StringComparison.Ordinal);

    /// <summary>A data name, or several with dots between: <c>decide.date</c>.</summary>
    public static bool IsPath(string text) => text.Split('.').All(IsId);
}
