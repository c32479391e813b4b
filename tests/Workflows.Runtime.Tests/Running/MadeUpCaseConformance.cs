using Workflows.Runtime.Privacy;
using Workflows.Runtime.Storage.Schema;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Workflows.Tests.Shared.Model;
using Workflows.Tests.Shared.Model.Reference;
using Workflows.Tests.Shared.Model.Stored;
using Xunit;

namespace Workflows.Runtime.Tests.Running;

/// <summary>Made-up processes under made-up events on a store. Many more:
/// <c>dotnet run --project tests/Workflows.Faults -c Release -- model --store sqlite</c>.</summary>
public abstract class MadeUpCaseConformance(TestStore store) : IAsyncLifetime
{
    private const int Cases = 80;

    private StoredCases _cases = null!;

    public async Task InitializeAsync()
    {
        var clock = new MovedClock();
        var database = await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForWorkflows(store.Dialect));
        var keys = await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForKeys(store.Dialect));
        var master = Path.Combine(store.Folder, "master.key");
        _cases = new(database, await KeyStore.OpenAsync(keys, master, TimeProvider.System, default), clock);
    }

    public async Task DisposeAsync() => await store.DisposeAsync();

    [SkippableFact]
    public async Task After_every_event_and_a_restart_a_case_has_open_what_the_model_has_open()
    {
        var trial = new ModelTrial(_cases.OpenAsync, Mutant.None);
        for (var seed = 0; seed < Cases; seed++)
        {
            var failure = (await trial.RunAsync(seed * ModelTrial.SeedsOfOneProcess)).Failure;

            Assert.True(failure is null, $"{failure}");
        }
    }
}

public sealed class SqliteMadeUpCaseTests() : MadeUpCaseConformance(new SqliteTestStore());

[Collection(PostgresCollection.Name)]
public sealed class PostgresMadeUpCaseTests(PostgresFixture fixture) : MadeUpCaseConformance(new PostgresTestStore(fixture));
