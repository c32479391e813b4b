using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Engine.State;

/// <summary>How one case came to start another.</summary>
public enum CaseKind
{
    /// <summary>By <c>call</c>: it is waited for, and cancelled with what waits.</summary>
    Called,

    /// <summary>By <c>open</c>: from its start on it lives by itself.</summary>
    Opened,
}

/// <summary>The case that started this one.</summary>
/// <param name="Instance">Its id.</param>
/// <param name="Wait">What waits there for an answer.</param>
/// <param name="Kind">Whether the end of this case is waited for, or only its start.</param>
public sealed record CaseOrigin(InstanceId Instance, WaitId Wait, CaseKind Kind);

/// <summary>A case of another process: of a call until it has ended, of an <c>open</c> until it is there.</summary>
public sealed record CallWait : Wait
{
    public required CaseKind Kind { get; init; }

    /// <summary>The other process's id.</summary>
    public required string Process { get; init; }

    /// <summary>The other case. Its id follows from this one's and the wait's, so that a start sent twice makes one case.</summary>
    public required InstanceId Instance { get; init; }
}

/// <summary>Ids that follow from others, so that what is done twice finds itself (RFC 9562 §5.8, a UUID made of a hash).</summary>
public static class FollowingIds
{
    /// <summary>The id of a case that another one starts.</summary>
    public static InstanceId CaseOf(InstanceId starter, WaitId wait) => new(Of("case:", starter, wait.Value));

    /// <param name="purpose">What the id is for, in ASCII.</param>
    /// <param name="instance">The instance that it follows from.</param>
    /// <param name="element">An element of it.</param>
    public static Guid Of(string purpose, InstanceId instance, long element)
    {
        Span<byte> name = stackalloc byte[purpose.Length + 24];
        Encoding.ASCII.GetBytes(purpose, name);
        instance.Value.TryWriteBytes(name[purpose.Length..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(name[(purpose.Length + 16)..], element);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(name, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
