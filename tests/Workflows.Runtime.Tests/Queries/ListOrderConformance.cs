using System.Collections.Immutable;
using Workflows.Runtime.Queries.InOrder;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Schema;
using Workflows.Runtime.Tests.Storage;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Queries;

/// <summary>Every list comes out of an index: nothing is sorted, and no more is read than is asked for.</summary>
public abstract class ListOrderConformance(TestStore store) : IAsyncLifetime
{
    private IDatabase _database = null!;

    public async Task InitializeAsync() => _database = await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForWorkflows(store.Dialect));

    public async Task DisposeAsync() => await store.DisposeAsync();

    [SkippableFact]
    public async Task Every_order_is_that_of_an_index()
    {
        foreach (var order in ListOrders.All)
        {
            foreach (var statement in FormsOf(order))
            {
                var plan = await PlanAsync(statement);
                Assert.True(IsInOrder(plan), $"{statement.Text}\n{string.Join('\n', plan)}");
            }
        }
    }

    [SkippableFact]
    public async Task An_order_without_an_index_is_found_out()
    {
        var byActor = new ListOrder("journal", "journal", [new("at", PlaceKind.Number), new("instance", PlaceKind.Id)]);

        Assert.False(IsInOrder(await PlanAsync(FormsOf(byActor)[0])));
    }

    /// <summary>How the database would carry a statement out.</summary>
    protected abstract Task<ImmutableArray<string>> PlanAsync(IDatabase database, Statement statement);

    /// <summary>Whether a plan reads an index from where it begins, and sorts nothing.</summary>
    protected abstract bool IsInOrder(ImmutableArray<string> plan);

    private Task<ImmutableArray<string>> PlanAsync(Statement statement) => PlanAsync(_database, statement);

    private static ImmutableArray<Statement> FormsOf(ListOrder order)
    {
        ImmutableArray<object> of = [.. order.Of.Select(_ => "some")];
        var place = new ListPlace(
            [.. order.Kinds.Select(kind => kind switch { PlaceKind.Number => 7L, PlaceKind.Id => (object)Guid.NewGuid(), _ => "a" })]);
        return
        [
            order.Read(of, TimeRange.All, null, 51),
            order.Read(of, TimeRange.All, place, 51),
            order.Read(of, new(5, 9), null, 51),
            order.Read(of, new(5, 9), place, 51),
        ];
    }
}

public sealed class SqliteListOrderTests() : ListOrderConformance(new SqliteTestStore())
{
    protected override async Task<ImmutableArray<string>> PlanAsync(IDatabase database, Statement statement) => await database.QueryAsync(
        statement with { Text = $"explain query plan {statement.Text}" }, row => row.Text(3), default);

    protected override bool IsInOrder(ImmutableArray<string> plan) =>
        plan is [var only] && only.Contains(" INDEX ", StringComparison.Ordinal);
}

[Collection(PostgresCollection.Name)]
public sealed class PostgresListOrderTests(PostgresFixture fixture) : ListOrderConformance(new PostgresTestStore(fixture))
{
    /// <summary>Empty tables are read as a whole, however they are indexed; so the planner is asked for what it would do with full ones.</summary>
    protected override Task<ImmutableArray<string>> PlanAsync(IDatabase database, Statement statement) => database.ReadAsync(
        async (session, ct) =>
        {
            foreach (var way in new[] { "seqscan", "bitmapscan", "sort", "incremental_sort" })
            {
                await session.QueryAsync(new("way", $"select set_config('enable_{way}', 'off', true)"), row => row.Text(0), ct);
            }

            return await session.QueryAsync(statement with { Text = $"explain {statement.Text}" }, row => row.Text(0), ct);
        },
        default);

    protected override bool IsInOrder(ImmutableArray<string> plan) =>
        plan.Any(line => line.Contains("Index", StringComparison.Ordinal)) && !plan.Any(line => line.Contains("Sort", StringComparison.Ordinal));
}
