using System.Diagnostics;
using Workflows.Engine.Interpreter;
using Workflows.Runtime.Running;

namespace Workflows.Runtime.Telemetry;

/// <summary>Measures one command: a span, its time and how it ended. Of what it says only the kind is told.</summary>
internal sealed class CommandMeasure : IDisposable
{
    private readonly KeyValuePair<string, object?> _kind;
    private readonly Activity? _span;
    private readonly long _began = Stopwatch.GetTimestamp();
    private string _result = "failed";

    private CommandMeasure(string kind)
    {
        _kind = new("command", kind);
        _span = Meters.Activities.HasListeners() ? Meters.Activities.StartActivity($"command {kind}") : null;
        _span?.SetTag("workflows.command", kind);
    }

    public static CommandMeasure Begin(Command command) => new(command.Name);

    /// <summary>Notes the outcome, and hands it on.</summary>
    public StepOutcome Ended(StepOutcome outcome)
    {
        _result = outcome switch
        {
            StepOutcome.Accepted => "accepted",
            StepOutcome.Refused => "refused",
            _ => "not-found",
        };
        return outcome;
    }

    public void Dispose()
    {
        Meters.Commands.Add(1, _kind, Meters.Result(_result));
        Meters.CommandTime.Record(Meters.Since(_began), _kind);
        _span?.SetTag("workflows.result", _result);
        _span?.SetStatus(_result == "failed" ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        _span?.Dispose();
    }
}
