namespace Workflows.Runtime.Jobs;

/// <summary>Scheme, host and port (RFC 6454 §4).</summary>
public sealed record Origin
{
    private Origin(Uri address) => (Scheme, Host, Port) = (address.Scheme, address.IdnHost.ToLowerInvariant(), address.Port);

    public string Scheme { get; }

    public string Host { get; }

    public int Port { get; }

    public static Origin Of(Uri address) => new(address);

    /// <summary>Reads <c>https://archive.example.org:8443</c>; null when it is no origin or says more than one.</summary>
    public static Origin? Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "https" or "http", AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }
            ? new(address)
            : null;

    public override string ToString() => new UriBuilder(Scheme, Host, Port).Uri.GetLeftPart(UriPartial.Authority);
}
