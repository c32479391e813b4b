using System.Collections.Immutable;
using System.Net;

namespace Workflows.Cli.Running;

/// <summary>Ends a command with words for the person who gave it. Caught in one place, which prints them and never a trace.</summary>
internal sealed class CommandStoppedException(int exitCode, string message, string? hint = null) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>What to do about it.</summary>
    public string? Hint { get; } = hint;

    /// <summary>A code of the catalogue, which <c>workflows explain</c> tells more of; or null.</summary>
    public string? Code { get; init; }

    /// <summary>What the server answered with; null when it was not asked or did not answer.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Further lines, such as fields with what is wrong in each.</summary>
    public ImmutableArray<string> Details { get; init; } = [];

    public static CommandStoppedException Usage(string message, string? hint = null) => new(Running.ExitCode.Usage, message, hint);

    public static CommandStoppedException Refused(string message, string? hint = null) => new(Running.ExitCode.Findings, message, hint);
}
