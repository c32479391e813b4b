using Workflows.Runtime;
using Workflows.Runtime.Anchors;

namespace Workflows.Server.Hosting;

/// <summary>Signed heads of all journals, under <c>Workflows:Anchors</c>.</summary>
public sealed record AnchorOptions
{
    /// <summary>A second folder for them, best where whoever can change the database cannot write. Default: none.</summary>
    public string? Also { get; init; }

    /// <summary>How often they are written when anything has changed. Default <c>00:01:00</c>.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

    /// <exception cref="StartRefusedException">The interval is none.</exception>
    internal AnchorSettings ToRuntime() => Every >= TimeSpan.FromSeconds(1)
        ? new() { Also = string.IsNullOrWhiteSpace(Also) ? null : Path.GetFullPath(Also), Every = Every }
        : throw new StartRefusedException("Workflows:Anchors:Every must be a second or more, such as 00:01:00.");
}
