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

    /// <summary>Names that may be meant by one that is not known: for <c>htp-404</c> and <c>404</c> also <c>http-404</c>.</summary>
    public static IEnumerable<string> Near(string code)
    {
        var digits = code.Length >= 3 ? "http-" + code[^3..] : "";
        return Status().IsMatch(digits) ? Known.Prepend(digits) : Known;
    }

    /// <summary>True for the status of an answer without what belongs before it.</summary>
    public static bool IsBareStatus(string code) => Status().IsMatch("http-" + code);

    public static bool IsKnown(string code) => Known.Contains(code) || Status().IsMatch(code);

    [GeneratedRegex("^http-[1-5][0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Status();
}
