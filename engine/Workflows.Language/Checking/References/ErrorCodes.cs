using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Workflows.Language.Checking.References;

/// <summary>What can go wrong in a step, by the names that <c>on: error</c> has for it.</summary>
public static partial class ErrorCodes
{
    /// <summary>All but the answers of services, which are <c>http-</c> and their status, such as <c>http-404</c>.</summary>
    public static ImmutableArray<string> Known { get; } =
    [
        "no-value", "no-branch", "nobody", "too-often", "no-time", "no-answer", "call-failed",
        "timeout", "unreachable", "refused", "insecure", "broken", "lost", "bad-request", "bad-answer", "too-large", "no-secret",
    ];

    public static bool IsKnown(string code) => Known.Contains(code) || Status().IsMatch(code);

    [GeneratedRegex("^http-[1-5][0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Status();
}
