using System.Diagnostics.CodeAnalysis;

namespace Workflows.Runtime.Notifications;

/// <summary>A mail address in the plain form that every server takes, and the name shown with it.</summary>
/// <remarks>The local part is a dot-atom (RFC 5322 §3.2.3) and the domain is of letters, digits and hyphens (RFC 5321 §4.1.2), so that
/// nothing in it can end a line or a command. Quoted local parts, comments, address literals and non-ASCII addresses are refused; a domain
/// with other letters is given in its ASCII form (<c>xn--…</c>).</remarks>
public sealed record MailAddress
{
    private const int LongestAddress = 254;
    private const int LongestLocalPart = 64;

    private MailAddress(string address, string? name)
    {
        Address = address;
        Name = name;
    }

    /// <summary>Such as <c>head.teacher@example.org</c>.</summary>
    public string Address { get; }

    /// <summary>What mail programs show for it; null for the address alone.</summary>
    public string? Name { get; }

    public string Domain => Address[(Address.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <returns>False when it is no address of the plain form, or the name holds a control character.</returns>
    public static bool TryCreate(string? address, string? name, [NotNullWhen(true)] out MailAddress? created)
    {
        created = IsPlain(address) && name?.Any(char.IsControl) != true ? new(address!, string.IsNullOrWhiteSpace(name) ? null : name) : null;
        return created is not null;
    }

    public override string ToString() => Address;

    private static bool IsPlain(string? address)
    {
        if (address is null || address.Length > LongestAddress || address.Split('@') is not [var local, var domain])
        {
            return false;
        }

        return local.Length <= LongestLocalPart && local.Split('.').All(IsAtom) && domain.Split('.').All(IsLabel);
    }

    private static bool IsAtom(string part) =>
        part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".Contains(c, StringComparison.Ordinal));

    private static bool IsLabel(string part) =>
        part.Length is > 0 and < 64 && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && part[0] != '-' && part[^1] != '-';
}
