using System.Collections.Immutable;
using System.Reflection;

namespace Workflows.Language.Diagnostics;

/// <summary>Every kind of finding, from the public <c>…Rules</c> classes; what <c>workflows explain</c> and the generated list read.</summary>
public sealed class RuleCatalogue
{
    private readonly ImmutableSortedDictionary<string, DiagnosticRule> _byCode;

    private RuleCatalogue(ImmutableSortedDictionary<string, DiagnosticRule> byCode) => _byCode = byCode;

    /// <summary>The rules of the language.</summary>
    public static RuleCatalogue Language { get; } = Of(typeof(RuleCatalogue).Assembly);

    /// <summary>All rules by code.</summary>
    public IEnumerable<DiagnosticRule> All => _byCode.Values;

    /// <summary>Collects the static fields of type <see cref="DiagnosticRule"/> of every class whose name ends in <c>Rules</c>.</summary>
    /// <exception cref="InvalidOperationException">A code is used twice.</exception>
    public static RuleCatalogue Of(params ReadOnlySpan<Assembly> assemblies)
    {
        var byCode = ImmutableSortedDictionary.CreateBuilder<string, DiagnosticRule>(StringComparer.Ordinal);
        foreach (var rule in assemblies.ToArray().SelectMany(Rules))
        {
            if (!byCode.TryAdd(rule.Code, rule))
            {
                throw new InvalidOperationException($"The code {rule.Code} stands for '{byCode[rule.Code].Title}' and for '{rule.Title}'.");
            }
        }

        return new(byCode.ToImmutable());
    }

    public DiagnosticRule? Find(string code) => _byCode.GetValueOrDefault(code.Trim().ToUpperInvariant());

    private static IEnumerable<DiagnosticRule> Rules(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type is { IsClass: true, IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Rules", StringComparison.Ordinal)
        from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        where field.FieldType == typeof(DiagnosticRule)
        select (DiagnosticRule)field.GetValue(null)!;
}
