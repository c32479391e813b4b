using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Workflows.Runtime.Jobs;

/// <summary>Tells addresses of the public internet from those inside a network, of this machine, and of no machine.</summary>
/// <remarks>By the registries of special addresses (RFC 6890 and its successors). An IPv6 address that stands for an IPv4 one is judged
/// as that one.</remarks>
internal static class PublicAddress
{
    private static readonly ImmutableArray<IPNetwork> Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool Is(IPAddress address) =>
        Embedded(address) is { } four ? Is(four) : !Special.Any(network => network.Contains(address));

    /// <summary>The IPv4 address in a mapped (RFC 4291 §2.5.5), 6to4 (RFC 3056) or translated (RFC 6052, RFC 8215) one; null where
    /// there is none.</summary>
    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        return bytes switch
        {
            _ when address.IsIPv4MappedToIPv6 => address.MapToIPv4(),
            [0x20, 0x02, ..] => new(bytes.AsSpan(2, 4)),
            [0x00, 0x64, 0xff, 0x9b, ..] => new(bytes.AsSpan(12, 4)),
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ..] when bytes[12] != 0 => new(bytes.AsSpan(12, 4)),
            _ => null,
        };
    }
}
