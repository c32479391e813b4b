namespace Workflows.Language.Diagnostics;

/// <summary>Finds what somebody meant who wrote something slightly else.</summary>
public static class Suggestion
{
    private const int LongestWord = 64;

    /// <summary>The candidate nearest to a word by typing slips (one letter added, left out, changed, or two neighbours swapped;
    /// upper and lower case count as equal), or null when none is near enough to be meant.</summary>
    /// <remarks>One slip in a word of up to five letters, two in up to eight, three in longer ones. Of equally near ones the
    /// first wins. The distance is Damerau and Levenshtein's, with swapped letters counted once.</remarks>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        string? nearest = null;
        var best = int.MaxValue;
        foreach (var candidate in candidates.Where(c => c.Length is > 0 and <= LongestWord))
        {
            var allowed = Math.Min(best - 1, Allowed(Math.Max(word.Length, candidate.Length)));
            if (Math.Abs(word.Length - candidate.Length) <= allowed && Distance(word, candidate) is var distance && distance <= allowed)
            {
                (nearest, best) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary><c>did you mean 'title'?</c>, or null.</summary>
    public static string? Hint(string word, IEnumerable<string> candidates) =>
        Nearest(word, candidates) is { } nearest ? $"did you mean '{nearest}'?" : null;

    private static int Allowed(int length) => length switch
    {
        <= 2 => 0,
        <= 5 => 1,
        <= 8 => 2,
        _ => 3,
    };

    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
