using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Workflows.Runtime.Storage.Postgres;

/// <summary>Turns the text of a statement for one row into one for many: each parameter becomes a column of rows that travel as arrays
/// (PostgreSQL 15 §9.19, unnest with several arrays).</summary>
internal static partial class UnnestText
{
    /// <summary>Bits of the mask.</summary>
    private const int MostParameters = 64;

    private static readonly ConcurrentDictionary<(string Text, ulong Nulls), string?> Known = new();

    /// <param name="text">For one row, with parameters <c>$1</c>, <c>$2</c> ….</param>
    /// <param name="parameters">How many it has.</param>
    /// <param name="nulls">A bit for each parameter, from the lowest on, that is null in all rows: the word stands in the text then, since
    /// an array of nothing has no type.</param>
    /// <returns>Its parameters are arrays, numbered on without those that are null; null when the text is not of a form known here.</returns>
    public static string? Of(string text, int parameters, ulong nulls) =>
        parameters is > 0 and <= MostParameters
            ? Known.GetOrAdd((text, nulls), static (key, count) => Make(key.Text, count, key.Nulls), parameters)
            : null;

    /// <summary>The text of a statement that fails where it does not touch a row for each of those it is given: the transaction ends with it, and
    /// nobody need look at an answer before the commit.</summary>
    /// <param name="text">For one row, or as <see cref="Of"/> makes it for many.</param>
    /// <param name="rows">How many rows it is to touch, as SQL says it.</param>
    public static string OfGuard(string text, string rows) => PlainInsert().IsMatch(text)
        ? text
        : $"with touched as ({text} returning 1) select case when count(*) = {rows} then 0 "
            + $"else ('held back: ' || count(*) || ' of ' || {rows})::int end from touched";

    /// <summary>The text of an insert that fails where there is a conflict instead of touching no row: the server need not look for one
    /// beforehand.</summary>
    public static string FailingOnConflict(string text) => DoNothing().Replace(text, "");

    private static string? Make(string text, int parameters, ulong nulls)
    {
        var (arrays, columns) = (new List<string>(), new List<string>());
        for (var number = 1; number <= parameters; number++)
        {
            if (!IsNull(nulls, number))
            {
                arrays.Add($"${arrays.Count + 1}");
                columns.Add($"p{number}");
            }
        }

        if (columns.Count == 0)
        {
            return null;
        }

        var rows = $"unnest({string.Join(", ", arrays)}) as d ({string.Join(", ", columns)})";
        var many = text switch
        {
            _ when Insert().Match(text) is { Success: true } insert => OfInsert(text, insert, rows),
            _ when Update().Match(text) is { Success: true } update => $"{update.Groups[1].Value} from {rows} where {update.Groups[2].Value}",
            _ when Delete().Match(text) is { Success: true } delete => $"{delete.Groups[1].Value} using {rows} where {delete.Groups[2].Value}",
            _ => null,
        };
        return many is null
            ? null
            : Parameter().Replace(
                many.Replace(rows, "\0", StringComparison.Ordinal),
                match => IsNull(nulls, int.Parse(match.ValueSpan[1..], CultureInfo.InvariantCulture)) ? "null" : $"d.p{match.ValueSpan[1..]}")
                .Replace("\0", rows, StringComparison.Ordinal);
    }

    /// <summary>What stands in the parentheses after <c>values</c> is selected instead.</summary>
    private static string? OfInsert(string text, Match insert, string rows)
    {
        var depth = 1;
        for (var i = insert.Index + insert.Length; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return new StringBuilder(text, 0, insert.Index, text.Length + rows.Length + 32)
                    .Append("select ").Append(text, insert.Index + insert.Length, i - insert.Index - insert.Length)
                    .Append(" from ").Append(rows).Append(text, i + 1, text.Length - i - 1)
                    .ToString();
            }
        }

        return null;
    }

    private static bool IsNull(ulong nulls, int number) => (nulls & (1UL << (number - 1))) != 0;

    [GeneratedRegex(@"(?<=^insert into .*)\bvalues\s*\(", RegexOptions.Singleline)]
    private static partial Regex Insert();

    // Of one table, by one condition: nothing that is nested.
    [GeneratedRegex(
        @"^(update (?:(?!\bwhere\b|\bselect\b|\bfrom\b).)*?)\s+where ((?:(?!\bwhere\b|\bselect\b|\breturning\b).)*)$",
        RegexOptions.Singleline)]
    private static partial Regex Update();

    [GeneratedRegex(@"^(delete from \w+)\s+where ((?:(?!\bwhere\b|\bselect\b|\breturning\b).)*)$", RegexOptions.Singleline)]
    private static partial Regex Delete();

    [GeneratedRegex(@"^insert into (?!.*\bon conflict\b)", RegexOptions.Singleline)]
    private static partial Regex PlainInsert();

    [GeneratedRegex(@"\s+on conflict( \([^)]*\))? do nothing\s*$")]
    private static partial Regex DoNothing();

    [GeneratedRegex(@"\$\d+")]
    private static partial Regex Parameter();
}
