using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Workflows.Language.Feel.Functions;

/// <summary>All functions of the standard by name.</summary>
internal static class BuiltinLibrary
{
    private static readonly FrozenDictionary<string, Builtin> ByName = new[]
    {
        ConversionFunctions.All, BooleanFunctions.All, TextFunctions.All, NumberFunctions.All, ListFunctions.All,
        StatisticFunctions.All, DateFunctions.All, RangeFunctions.All, ContextFunctions.All,
    }
        .SelectMany(group => group)
        .ToFrozenDictionary(b => b.Name, StringComparer.Ordinal);

    public static ImmutableArray<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    public static Builtin? Find(string name) => ByName.GetValueOrDefault(name);
}
