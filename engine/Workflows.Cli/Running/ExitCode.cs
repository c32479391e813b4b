namespace Workflows.Cli.Running;

/// <summary>What the command tells a script.</summary>
internal static class ExitCode
{
    /// <summary>It was done, and nothing is wrong.</summary>
    public const int Good = 0;

    /// <summary>It was done or tried, and something is wrong with what it was done to: errors or warnings in files, a failed scenario,
    /// a refusal of the server.</summary>
    public const int Findings = 1;

    /// <summary>It could not be done as it was asked: wrong usage, a file that is not there, no server.</summary>
    public const int Usage = 2;

    /// <summary>Somebody pressed Ctrl+C: 128 and the signal's number, as shells say it.</summary>
    public const int Interrupted = 130;
}
