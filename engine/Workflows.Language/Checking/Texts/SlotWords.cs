namespace Workflows.Language.Checking.Texts;

/// <summary>Names a text as an author writes the keys that lead to it: <c>form: note: help</c>.</summary>
internal static class SlotWords
{
    public static string Of(string path) => path.Replace("/label", "", StringComparison.Ordinal).Replace("/", ": ", StringComparison.Ordinal);
}
