using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Runtime.Administration;
using Workflows.Runtime.Nodes;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Tests.Privacy;

/// <summary>Changes master keys as a node does that is called <c>this</c>.</summary>
internal static class TestRotation
{
    private static readonly NodeIdentity This = new(Guid.Parse("00000000-0000-0000-0000-000000000001"), "this", "1");

    public static KeyRotation Of(IDatabase cases, KeyStore keys, int batch = KeyRewrapping.DefaultBatch) => new(
        keys,
        new NodeRegister(cases, keys, This, TimeProvider.System, NullLogger<NodeRegister>.Instance),
        new SystemJournal(cases, TimeProvider.System),
        TimeProvider.System,
        NullLogger<KeyRotation>.Instance)
    {
        BatchSize = batch,
    };
}
