using System.Text.RegularExpressions;

namespace Workflows.Tests.Shared;

/// <summary>Expressions with pieces taken out, doubled, swapped and replaced. One seed is one sequence.</summary>
internal static partial class ExpressionMutations
{
    /// <summary>The names that the expressions may use, as a context.</summary>
    public const string Variables = """{threshold: 3, unit: {kind: "a"}, units: [{kind: "preschool", size: 4}]}""";

    /// <summary>What is mutated: every one can be evaluated.</summary>
    public static IReadOnlyList<string> Sound { get; } =
    [
        "threshold > 3 and unit.kind = \"preschool\"",
        "count(units[kind = \"preschool\" and size > threshold]) between 1 and 10",
        "for i in 1..20, j in [1, 2, 3] return if i = j then partial[-1] else i ** j / 7",
        "some u in units satisfies u.size in (< 3, [5..9], not(null))",
        "{a b: 1, f: function(n: number) if n < 2 then 1 else n * f(n - 1), x: f(30) + a b}.x",
        "date(\"2020-02-10\") + duration(\"P14D\") - @\"2020-01-01\"",
        "sort(units, function(x, y) x.size < y.size)[1].kind",
        "replace(\"abracadabra\", \"a(.)\", \"$1$1\") + string join(split(\"a;b\", \";\"), \"-\")",
        "[1..9] instance of range<number> or {a: 1} instance of context<a: number>",
        "list replace(list: [1, 2], position: 1, newItem: decimal(1/3, 2))",
        "years and months duration(from: date(2011, 12, 22), to: date(2013, 8, 24))",
        "overlaps before([1..5], (3..8]) and week of year(@\"2020-12-31\") = 53",
        "-3 ** 2 + modulo(-5, 3) * sqrt(2) - exp(1) / log(10) /* pi */ // end",
        "context merge([{\"a\": 1}, context put({}, [\"b\"], 2)]).b = null",
    ];

    private static readonly string[] Pieces =
    [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "..",
        ",",
        ":",
        ".",
        "-",
        "**",
        "\"",
        "@",
        "null",
        " in ",
        " and ",
        "for x in ",
        " return ",
        "function(",
        "1e400",
        "999999999999", "?", "\\u", "é", "😀", "not(", "<", "instance of ",
    ];

    private static readonly string[] Operators = ["+", "-", "*", "/", "**", "<", ">", "<=", "=", "!="];

    private static readonly string[] Operands =
        [
            "0",
            "-1",
            "0.5",
            "7",
            "1000",
            "999999999999",
            "1e400",
            "null",
            "true",
            "\"a\"",
            "threshold",
            "unit",
            "units",
            "[1..9]",
            "@\"2020-02-29\"",
            "@\"P1M\"",
            "[1, null]",
        ];

    public static IEnumerable<string> Sequence(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            yield return Mutated(Sound[random.Next(Sound.Count)], random);
        }
    }

    /// <summary>Half of them are changed in one place only, so that many can still be read and are evaluated.</summary>
    private static string Mutated(string text, Random random)
    {
        for (var changes = random.Next(2) == 0 ? 1 : random.Next(2, 5); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(0, 12), text.Length - at);
            text = random.Next(8) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                2 => text.Insert(at, text.Substring(at, length)),
                3 => text.Insert(at, Sound[random.Next(Sound.Count)]),
                4 => Swapped(text, Operator(), Operators, random),
                _ => Swapped(text, Operand(), Operands, random),
            };
        }

        return text;
    }

    private static string Swapped(string text, Regex what, string[] by, Random random)
    {
        var found = what.Matches(text);
        if (found.Count == 0)
        {
            return text;
        }

        var chosen = found[random.Next(found.Count)];
        return text[..chosen.Index] + by[random.Next(by.Length)] + text[(chosen.Index + chosen.Length)..];
    }

    [GeneratedRegex(@"\*\*|[-+*/<>=]")]
    private static partial Regex Operator();

    [GeneratedRegex(@"\b\d+\b|\b(threshold|units?|i|j|x|y|n)\b")]
    private static partial Regex Operand();
}
