using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;

namespace Workflows.Cli.Commands;

/// <summary>Tells where an instance is.</summary>
internal sealed class ShowCommand : ServerCommand
{
    private readonly Argument<string> _instance = new("instance") { Description = "The instance's id; its beginning is enough" };
    private readonly Option<bool> _journal = new("--journal") { Description = "Tells what was done, from the start on" };

    public ShowCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "show",
            "Tells where an instance is: steps, open tasks, timers, incidents",
            ActsAs.Either,
            new Example("show 1b9d6bcd", "shows the instance whose id begins so"),
            new Example("show 1b9d6bcd --as elin", "shows it with the data that elin may see"),
            new Example("show 1b9d6bcd --journal", "tells what was done"))
    {
        Arguments.Add(_instance);
        Options.Add(_journal);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var instance = await InstanceNames.FindAsync(client, given.GetRequiredValue(_instance), cancellation);
        var detail = await client.GetAsync<InstanceDetail>($"instances/{instance:D}", cancellation);
        var journal = given.GetValue(_journal)
            ? await client.ListAsync<JournalEntry>($"instances/{instance:D}/journal", cancellation).ToListAsync(cancellation)
            : null;
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new InstanceJson(detail, journal is null ? null : [.. journal]));
        }
        else
        {
            Write(output, detail);
            if (journal is not null)
            {
                Write(output, journal);
            }
        }

        return ExitCode.Good;
    }

    private void Write(CommandOutput output, InstanceDetail detail)
    {
        var (summary, time) = (detail.Summary, Surroundings.Time);
        output.Text($"{summary.Title} ({summary.Process})");
        output.Text($"  instance  {summary.Instance}");
        output.Text($"  status    {summary.Status}{(summary.Outcome is null ? "" : $", {summary.Outcome}")}");
        output.Text($"  started   {Times.Local(summary.StartedAt, time)}{(summary.StartedBy is null ? "" : $" by {summary.StartedBy.Name}")}");
        if (detail.Plan is { } plan)
        {
            output.Text($"  planned   {plan.From:yyyy-MM-dd} to {plan.To:yyyy-MM-dd}");
        }

        if (detail.Received != detail.Registered)
        {
            output.Text($"  received  {detail.Received:yyyy-MM-dd}, entered {detail.Registered:yyyy-MM-dd}");
        }

        if (detail.Occurred is { } occurred)
        {
            output.Text($"  occurred  {occurred:yyyy-MM-dd}");
        }

        if (summary.EndedAt is { } ended)
        {
            output.Text($"  ended     {Times.Local(ended, time)}");
        }

        if (!detail.Deadlines.IsEmpty)
        {
            Section(output, "Deadlines");
            output.Table(DeadlinesCommand.TableOf(detail.Deadlines, time));
        }

        Section(output, "Steps");
        foreach (var step in detail.Steps)
        {
            output.Text(
                $"{new string(' ', 2 * step.Depth)}{Sign(step.State)} {(step.Title.Length == 0 ? step.Kind : step.Title)} "
                    + $"({step.Node}){Numbers(step)}");
        }

        if (!detail.Tasks.IsEmpty)
        {
            Section(output, "Open tasks");
            output.Table(TasksCommand.TableOf(detail.Tasks, time));
        }

        if (!detail.Timers.IsEmpty)
        {
            Section(output, "Next");
            output.Table(TimersCommand.TableOf(detail.Timers, time));
        }

        if (!detail.Links.IsEmpty)
        {
            Section(output, "Linked cases");
            foreach (var link in detail.Links)
            {
                var linked = link.Other is { } it ? $"{it.Title} ({it.Process}), {it.Status}, {it.Instance}" : "one that is not shown to you";
                output.Text($"{Words(link)}: {linked}");
            }
        }

        WriteMeanwhile(output, detail);
        if (!detail.Incidents.IsEmpty)
        {
            Section(output, "Incidents");
            foreach (var incident in detail.Incidents)
            {
                output.Text($"{incident.Code} at {incident.Node}, {Times.Local(incident.RaisedAt, time)}: {incident.Message}");
            }
        }

        if (detail.Results is { IsEmpty: false } answers)
        {
            Section(output, "Answers");
            foreach (var answer in answers)
            {
                Write(output, answer);
            }
        }

        if (detail.Data is { Count: > 0 } data)
        {
            Section(output, "Data");
            foreach (var (name, value) in data)
            {
                output.Text($"{name}: {Short(value)}");
            }
        }
    }

    private static void Write(CommandOutput output, StepAnswer answer)
    {
        var who = answer.Answered ? $"{answer.Person?.Name ?? "?"}, {answer.At:yyyy-MM-dd}" : "not answered";
        output.Text($"{answer.Title} ({answer.Step}){(answer.Item is null ? "" : $", {answer.Item}")}: {who}");
        if (answer.Outcome is { } outcome)
        {
            output.Text($"  outcome: {outcome}");
        }

        foreach (var value in answer.Values)
        {
            output.Text($"  {value.Label}: {Short(value)}");
        }
    }

    private void Write(CommandOutput output, IEnumerable<JournalEntry> journal)
    {
        Section(output, "Journal");
        var table = new TextTable("NO", "AT", "WHO", "WHAT");
        foreach (var entry in journal)
        {
            table.Row(
                entry.Sequence.ToString(CultureInfo.InvariantCulture),
                Times.Local(entry.At, Surroundings.Time),
                entry.Person?.Name ?? entry.Operator ?? "the engine",
                entry.Events is { } events ? $"{entry.Act}: {string.Join(", ", events.Select(Kind))}" : entry.Act);
        }

        output.Table(table);
    }

    private static void Section(CommandOutput output, string title)
    {
        output.Line();
        output.Line(title);
    }

    private static string Words(LinkBody link) => link.Relation switch
    {
        "called-by" => "called by",
        "opened-by" => "opened by",
        _ => $"{link.Relation} at {link.Step}",
    };

    private static string Sign(string state) => state switch
    {
        "open" => "[>]",
        "done" => "[x]",
        "skipped" => "[-]",
        "incident" => "[!]",
        "held" => "[=]",
        _ => "[ ]",
    };

    private static string Numbers(StepStanding step) => step switch
    {
        { Open: > 1 } or { Open: 1, Done: > 0 } => string.Create(CultureInfo.InvariantCulture, $": {step.Open} open, {step.Done} done"),
        { Done: > 1 } => string.Create(CultureInfo.InvariantCulture, $": {step.Done} done"),
        _ => "",
    };

    private void WriteMeanwhile(CommandOutput output, InstanceDetail detail)
    {
        var time = Surroundings.Time;
        if (!detail.Held.IsEmpty)
        {
            Section(output, "Held");
            foreach (var held in detail.Held)
            {
                output.Text($"{held.Title} ({held.Node}), while {held.While}, since {Times.Local(held.Since, time)}");
            }
        }

        if (!detail.Handlers.IsEmpty)
        {
            Section(output, "What may happen meanwhile");
            foreach (var handler in detail.Handlers)
            {
                output.Text($"{handler.Title}{(handler.Node is null ? "" : $" (at {handler.Node})")}: {handler.Trigger}{Standing(handler, time)}");
            }
        }
    }

    private static string Standing(HandlerBody handler, TimeProvider time)
    {
        var next = handler.Next is { } at ? $"; next {Times.Local(at, time)}" : "";
        return handler.Running == 0 ? next : string.Create(CultureInfo.InvariantCulture, $"{next}; {handler.Running} running");
    }

    private static string Kind(JsonElement happened) => happened.TryGetProperty("event", out var kind) ? kind.GetString() ?? "" : "";

    private static string Short(AnswerValue value) => value.Kind == FormLineKind.File && value.Value.TryGetProperty("name", out var name)
        ? Short(name)
        : Short(value.Value);

    private static string Short(JsonElement value)
    {
        const int most = 100;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText().ReplaceLineEndings(" ");
        return text.Length <= most ? text : text[..most] + "…";
    }

    private sealed record InstanceJson(InstanceDetail Instance, ImmutableArray<JournalEntry>? Journal);
}
