using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Workflows.Runtime.Storage;
using Workflows.Runtime.Storage.Model;
using Workflows.Runtime.Storage.Schema;
using Workflows.Tests.Shared;
using Xunit;

namespace Workflows.Runtime.Tests.Storage;

/// <summary>The scripts make the tables and the model queries them: here they are held together, column by column.</summary>
public abstract class SchemaDriftConformance(TestStore store, string columns) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => store.DisposeAsync().AsTask();

    [SkippableFact]
    public async Task The_scripts_make_what_the_model_expects()
    {
        var database = await store.OpenAsync(await store.PlaceAsync(), SchemaScript.ForWorkflows(store.Dialect));

        var made = await database.QueryAsync(
            new("columns", columns), row => $"{row.Text(0)}.{row.Text(1)} {row.Text(2)}{(row.Number(3) == 1 ? "" : " null")}", default);
        var expected = await database.ReadAsync<List<string>>(
            (session, _) =>
            {
                using var model = WorkflowsDbContext.Over(session);
                return new(Describe(model.GetService<IDesignTimeModel>().Model).ToList());
            },
            default);

        Assert.Equal(expected.Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_scripts_have_one_number() => Assert.All(
        [SchemaScript.ForWorkflows(store.Dialect), SchemaScript.ForKeys(store.Dialect)],
        scripts => Assert.Distinct(scripts.Select(s => s.Name[..4])));

    private static IEnumerable<string> Describe(IModel model) =>
        from entity in model.GetEntityTypes()
        from property in entity.GetProperties()
        let type = property.GetColumnType().ToLowerInvariant()
        select $"{entity.GetTableName()}.{property.GetColumnName()} {type}{(property.IsNullable ? " null" : "")}";
}

public sealed class SqliteSchemaDriftTests() : SchemaDriftConformance(
    new SqliteTestStore(),
    """
    select t.name, c.name, lower(c.type), c."notnull" from sqlite_schema t join pragma_table_info(t.name) c
    where t.type = 'table' and t.name <> 'schema_version' and t.name not like 'sqlite%'
    """);

[Collection(PostgresCollection.Name)]
public sealed class PostgresSchemaDriftTests(PostgresFixture fixture) : SchemaDriftConformance(
    new PostgresTestStore(fixture),
    """
    select table_name::text, column_name::text, data_type::text, case is_nullable when 'NO' then 1 else 0 end::bigint
    from information_schema.columns where table_schema = 'public' and table_name <> 'schema_version'
    """);
