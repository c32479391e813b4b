using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Workflows.Runtime.Tests.Queries;

/// <summary>Asks SQLite how it carries out what the entity model asks on one flow of work, just before it does.</summary>
internal sealed class ModelPlans : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string ListenerName = "Microsoft.EntityFrameworkCore";
    private const string CommandExecuting = $"{ListenerName}.Database.Command.CommandExecuting";

    private static readonly AsyncLocal<ModelPlans?> Here = new();

    private readonly ConcurrentBag<IDisposable> _subscriptions = [];

    public ModelPlans()
    {
        Here.Value = this;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>The text of each query with the lines of its plan.</summary>
    public ConcurrentBag<(string Text, IReadOnlyList<string> Plan)> Seen { get; } = [];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == ListenerName)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: CommandExecuting, Value: CommandEventData { Command: { } command } } && ReferenceEquals(Here.Value, this))
        {
            Seen.Add((command.CommandText, Explain(command)));
        }
    }

    public void OnCompleted()
    {
        // The listeners live as long as the process.
    }

    public void OnError(Exception error) => throw error;

    public void Dispose()
    {
        Here.Value = null;
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    private static List<string> Explain(DbCommand asked)
    {
        using var command = asked.Connection!.CreateCommand();
        command.Transaction = asked.Transaction;
        command.CommandText = $"explain query plan {asked.CommandText}";
        foreach (DbParameter parameter in asked.Parameters)
        {
            var copy = command.CreateParameter();
            (copy.ParameterName, copy.Value) = (parameter.ParameterName, parameter.Value);
            command.Parameters.Add(copy);
        }

        var lines = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            lines.Add(reader.GetString(3));
        }

        return lines;
    }
}
