using System.Collections.Immutable;

namespace Workflows.Runtime.Notifications;

/// <summary>Whom mails may go to: everybody, or, in a test installation, only those listed.</summary>
/// <param name="OnlyTo">Addresses (<c>me@example.org</c>) and domains (<c>@example.org</c>), in any case of letters; empty: everybody.</param>
public sealed record RecipientRule(ImmutableArray<string> OnlyTo)
{
    public static RecipientRule Everybody { get; } = new(ImmutableArray<string>.Empty);

    /// <param name="recipient">A bare address.</param>
    public bool Allows(string recipient) =>
        OnlyTo.IsDefaultOrEmpty
        || OnlyTo.Any(entry => string.Equals(
            entry, entry.StartsWith('@') ? recipient[recipient.LastIndexOf('@')..] : recipient, StringComparison.OrdinalIgnoreCase));
}
