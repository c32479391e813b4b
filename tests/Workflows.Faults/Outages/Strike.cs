namespace Workflows.Faults.Outages;

/// <summary>A way to break something beneath the servers for a while.</summary>
/// <param name="Name">For the report.</param>
/// <param name="StrikeAsync">Breaks it, waits, and mends it.</param>
/// <param name="GoesOn">Whether work must go on meanwhile, on the other nodes.</param>
internal sealed record Strike(string Name, Func<CancellationToken, Task> StrikeAsync, bool GoesOn = false);
