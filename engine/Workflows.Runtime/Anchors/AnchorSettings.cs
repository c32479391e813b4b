namespace Workflows.Runtime.Anchors;

/// <summary>Where and how often anchors are written.</summary>
public sealed record AnchorSettings
{
    /// <summary>A second folder that the log is copied to, best on another machine, where whoever can change the database cannot write;
    /// null (the default): none.</summary>
    public string? Also { get; init; }

    /// <summary>How often a line is written when anything has changed. Default a minute.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);
}
