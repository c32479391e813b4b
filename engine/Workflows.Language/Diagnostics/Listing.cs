namespace Workflows.Language.Diagnostics;

/// <summary>Puts names into a sentence.</summary>
public static class Listing
{
    private const int Most = 12;

    /// <summary><c>'a', 'b' or 'c'</c></summary>
    public static string Or(IReadOnlyList<string> words) => Join(words, "or");

    /// <summary><c>'a', 'b' and 'c'</c></summary>
    public static string And(IReadOnlyList<string> words) => Join(words, "and");

    private static string Join(IReadOnlyList<string> words, string last)
    {
        var quoted = words.Take(Most).Select(w => $"'{w}'").ToList();
        return words.Count switch
        {
            0 => "nothing",
            1 => quoted[0],
            > Most => $"{string.Join(", ", quoted)}, …",
            _ => $"{string.Join(", ", quoted.SkipLast(1))} {last} {quoted[^1]}",
        };
    }
}
