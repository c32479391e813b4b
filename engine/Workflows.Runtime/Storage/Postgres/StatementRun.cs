using System.Collections.Immutable;
using Npgsql;

namespace Workflows.Runtime.Storage.Postgres;

/// <summary>Statements of one text, of one write or of several, that become one statement for many rows.</summary>
internal sealed class StatementRun(string text)
{
    public string Text => text;

    public List<ImmutableArray<object?>> Rows { get; } = [];

    /// <summary>True when every one of them must touch exactly one row.</summary>
    public bool IsGuard { get; private init; }

    /// <summary>Puts the statements of writes that are stored together into as few runs as keep the order within each write.</summary>
    /// <remarks>Between the writes there is no order: they are of different instances, or all of them wait for the same guard. Where two
    /// want one row nevertheless, the guard for both fails, and each is stored by itself.</remarks>
    public static IReadOnlyList<StatementRun> Of(IEnumerable<GuardedWrite> writes)
    {
        var runs = new List<StatementRun>();
        foreach (var write in writes)
        {
            var place = 0;
            foreach (var guard in write.Guards)
            {
                place = Put(runs, guard, isGuard: true, place);
            }

            foreach (var statement in write.Rest)
            {
                place = Put(runs, statement, isGuard: false, place);
            }
        }

        return runs;
    }

    /// <summary>One command for all its rows, or one for each where the text is not known in a form for many. That of a guard fails where it does not
    /// touch a row for each.</summary>
    public IEnumerable<NpgsqlBatchCommand> Commands()
    {
        var one = IsGuard ? UnnestText.FailingOnConflict(Text) : Text;
        var nulls = NullColumns();
        if (Rows.Count > 1 && UnnestText.Of(one, Rows[0].Length, nulls) is { } many)
        {
            var command = new NpgsqlBatchCommand(IsGuard ? UnnestText.OfGuard(many, "cardinality($1)") : many);
            for (var column = 0; column < Rows[0].Length; column++)
            {
                if ((nulls & (1UL << column)) == 0)
                {
                    command.Parameters.Add(PostgresParameters.Column(Rows, column));
                }
            }

            yield return command;
            yield break;
        }

        foreach (var row in Rows)
        {
            var command = new NpgsqlBatchCommand(IsGuard ? UnnestText.OfGuard(one, "1") : one);
            PostgresParameters.Bind(command.Parameters, row);
            yield return command;
        }
    }

    private ulong NullColumns()
    {
        var nulls = 0UL;
        for (var column = 0; column < Rows[0].Length; column++)
        {
            if (Rows.TrueForAll(row => row[column] is null))
            {
                nulls |= 1UL << column;
            }
        }

        return nulls;
    }

    /// <returns>Where it stands: what follows it in the same write stands there or after it.</returns>
    private static int Put(List<StatementRun> runs, Statement statement, bool isGuard, int from)
    {
        var place = runs.FindIndex(from, run => run.IsGuard == isGuard && string.Equals(run.Text, statement.Text, StringComparison.Ordinal));
        if (place < 0)
        {
            place = runs.Count;
            runs.Add(new(statement.Text) { IsGuard = isGuard });
        }

        runs[place].Rows.Add(statement.Values);
        return place;
    }
}
