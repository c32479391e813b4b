using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Workflows.Server.Api.Json;

/// <summary>One of a closed set, as a parameter of a query: written as in bodies, kebab-case.</summary>
public readonly record struct Choice<T>(T Value)
    where T : struct, Enum
{
    /// <summary>Called by the framework; a text that is none of the set makes the request malformed.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The framework looks for it here.")]
    public static bool TryParse(string? text, out Choice<T> choice)
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()), text, StringComparison.Ordinal))
            {
                choice = new(value);
                return true;
            }
        }

        choice = default;
        return false;
    }
}
