using NodaTime;

namespace Workflows.Runtime.Anchors;

/// <summary>Why anchors cannot be written.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Text">What the disk says.</param>
public sealed record AnchorTrouble(Instant Since, string Text);
