using Microsoft.Extensions.Logging.Abstractions;
using Workflows.Runtime.Deployment;
using Workflows.Runtime.Dispatching;
using Workflows.Runtime.Notifications;
using Workflows.Runtime.People;
using Workflows.Runtime.Privacy;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Blobs;

namespace Workflows.Tests.Shared.Model.Stored;

/// <summary>A runtime over a store, which knows nothing but what is stored: it is thrown away after every event.</summary>
internal sealed class StoredNode : IDisposable
{
    private const long LargestFile = 1_000_000;

    public StoredNode(IDatabase database, KeyStore keys, TimeProvider time)
    {
        var organisations = new OrganisationStore(database, time);
        Library = new(database, organisations, time);
        Instances = new(database, keys, new MailSettings());
        Runner = new(Instances, Library, organisations, new BlobStore(database, keys, time, LargestFile), new CommitHints(), time);
        Delivery = new(database, keys, Runner, Instances, time, NullLogger<DispatchDelivery>.Instance);
    }

    public ProcessLibrary Library { get; }

    public InstanceStore Instances { get; }

    public InstanceRunner Runner { get; }

    public DispatchDelivery Delivery { get; }

    public void Dispose() => Runner.Dispose();
}
