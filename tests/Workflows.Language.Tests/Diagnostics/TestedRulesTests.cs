using System.Reflection;
using System.Text;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Language.Tests.Diagnostics;

/// <summary>Every kind of finding is named by some test, by its code or by its rule.</summary>
public sealed class TestedRulesTests
{
    private static readonly string[] Endings = [".cs", ".yaml", ".expect", ".txt"];

    [Fact]
    public void Every_rule_is_named_by_a_test()
    {
        var tests = Sources();
        var rules =
            from type in typeof(RuleCatalogue).Assembly.GetTypes()
            where type.Name.EndsWith("Rules", StringComparison.Ordinal)
            from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            where field.FieldType == typeof(DiagnosticRule)
            select (Name: $"{type.Name}.{field.Name}", ((DiagnosticRule)field.GetValue(null)!).Code);

        var missing = rules
            .Where(r => !tests.Contains(r.Code, StringComparison.Ordinal) && !tests.Contains(r.Name, StringComparison.Ordinal))
            .Select(r => r.Code);

        Assert.Equal([], missing.Distinct().Order(StringComparer.Ordinal));
    }

    private static string Sources()
    {
        var text = new StringBuilder();
        foreach (var folder in (ReadOnlySpan<string>)["tests", "processes", "samples"])
        {
            foreach (var file in Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories).Where(IsSource))
                text.AppendLine(File.ReadAllText(file));
        }

        return text.ToString();
    }

    private static bool IsSource(string path) =>
        Array.Exists(Endings, e => path.EndsWith(e, StringComparison.Ordinal))
        && !path.EndsWith("TestedRulesTests.cs", StringComparison.Ordinal)
        && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        && !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
}
