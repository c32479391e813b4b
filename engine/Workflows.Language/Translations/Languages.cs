namespace Workflows.Language.Translations;

/// <summary>Finds the language that a reader understands best among those that there are (RFC 4647 §3.4, lookup).</summary>
public static class Languages
{
    /// <summary>The language of a process that names none.</summary>
    public const string Default = "en";

    /// <param name="wanted">BCP 47 tags or ranges, the best liked first; <c>*</c> and what is no tag are passed over.</param>
    /// <param name="available">BCP 47 tags.</param>
    /// <returns>The one of <paramref name="available"/>, or null when none is understood. <c>nb-NO</c> finds <c>nb</c>; Norwegian is
    /// one language here, however it is tagged.</returns>
    public static string? Best(IEnumerable<string> wanted, IReadOnlyCollection<string> available)
    {
        foreach (var range in wanted)
        {
            for (var tag = range.Trim(); tag.Length > 0; tag = tag[..Math.Max(0, tag.LastIndexOf('-'))])
            {
                if (available.FirstOrDefault(a => Same(a, tag)) is { } found)
                    return found;
            }
        }

        return null;
    }

    private static bool Same(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string tag) => tag.ToUpperInvariant() is "NO" or "NB" or "NN" ? "no" : tag;
}
