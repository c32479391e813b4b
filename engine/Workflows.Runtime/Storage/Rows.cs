using System.Collections.Immutable;

namespace Workflows.Runtime.Storage;

/// <summary>A query, and what it found once it was carried out.</summary>
public abstract class Rows(Statement statement)
{
    public Statement Statement => statement;

    internal abstract void Add(Row row);
}

public sealed class Rows<T>(Statement statement, Func<Row, T> read) : Rows(statement)
{
    private readonly ImmutableArray<T>.Builder _found = ImmutableArray.CreateBuilder<T>();

    /// <summary>In the order of the answer; empty before the query was carried out.</summary>
    public ImmutableArray<T> Found => _found.ToImmutable();

    internal override void Add(Row row) => _found.Add(read(row));
}
