using System.Diagnostics;
using System.Globalization;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Feel;

/// <summary>Expressions with pieces taken out, doubled, swapped and replaced end in a value or in a finding with a place, and soon.</summary>
/// <remarks>One seed is one run. <c>WORKFLOWS_MUTATIONS</c> sets how many there are: 1000000 for the long run.</remarks>
public sealed class MutationTests
{
    private const int Seed = 20200210;

    private static readonly string[] Sound =
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
        ["(", ")", "[", "]", "{", "}", "..", ",", ":", ".", "-", "**", "\"", "@", "null", " in ", " and ", "for x in ", " return ", "function(", "1e400", "999999999999", "?", "\\u", "é", "😀", "not(", "<", "instance of "];

    [Fact]
    public void Any_mutation_ends_in_a_value_or_a_finding()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("WORKFLOWS_MUTATIONS") ?? "4000", CultureInfo.InvariantCulture);
        var random = new Random(Seed);
        var slowest = (Time: TimeSpan.Zero, Text: "");
        Outcome(Sound[0]);
        for (var i = 0; i < count; i++)
        {
            var text = Mutated(Sound[random.Next(Sound.Length)], random);
            var watch = Stopwatch.StartNew();
            Outcome(text);
            if (watch.Elapsed > slowest.Time)
            {
                slowest = (watch.Elapsed, text);
            }
        }

        Assert.True(slowest.Time < TimeSpan.FromSeconds(1), $"{slowest.Time.TotalMilliseconds} ms: {slowest.Text}");
    }

    private static void Outcome(string text)
    {
        var diagnostics = new DiagnosticBag();
        var source = new SourceText("mutation", text);
        var scope = Expressions.Compiled("""{threshold: 3, unit: {kind: "a"}, units: [{kind: "preschool", size: 4}]}""", FeelScope.Empty);
        var variables = (FeelContext)scope.Evaluate(FeelContext.Empty, Expressions.Moment).Value;
        var expression = FeelExpression.Compile(source, new(((FeelType.ContextOf)scope.Type).Fields), diagnostics);
        if (expression is null)
        {
            Assert.All(diagnostics.Sorted(), d => Assert.InRange(d.Span.End, d.Span.Start, text.Length));
            Assert.True(diagnostics.HasErrors, text);
        }
        else
        {
            _ = expression.Evaluate(variables, Expressions.Moment).Value.ToString();
        }
    }

    private static string Mutated(string text, Random random)
    {
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(0, 12), text.Length - at);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                2 => text.Insert(at, text.Substring(at, length)),
                _ => text.Insert(at, Sound[random.Next(Sound.Length)]),
            };
        }

        return text;
    }
}
