using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Workflows.Cli.Client;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Commands;

/// <summary>Completes a task.</summary>
internal sealed class CompleteCommand : ServerCommand
{
    private const string All = "all";

    private readonly Argument<string> _task = new("task") { Description = "Its id, or its step such as collect, or 'collect for preschool-a'" };
    private readonly Argument<string[]> _values =
        new("field=value") { Description = "Values of the form; field=@path for a file", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _outcome = new("--outcome") { Description = "The answer, where the task has several", HelpName = "name" };
    private readonly Option<string[]> _tick =
        new("--tick") { Description = "A line of the checklist that is done, or 'all'; may be given several times", HelpName = "line" };
    private readonly Option<string?> _instance = new("--instance") { Description = "The instance, where several have such a task", HelpName = "id" };

    public CompleteCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "complete",
            "Completes a task as a person",
            ActsAs.Person,
            new Example("complete \"collect for preschool-a\" --as head-teacher@preschool-a routine=@routine.pdf", "answers with a file"),
            new Example("complete decide --as dan --outcome \"send back\" reasons=\"figures are missing\"", "decides"),
            new Example(
                "complete return --as cara --tick \"Keys returned\" --tick \"Account closed\"",
                "ticks a checklist; '--tick all' ticks every line"),
            new Example("complete 1b9d6bcd/5 --as anna", "names the task by its id"))
    {
        Arguments.Add(_task);
        Arguments.Add(_values);
        Options.Add(_outcome);
        Options.Add(_tick);
        Options.Add(_instance);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, WorkflowsClient client, CancellationToken cancellation)
    {
        var instance = given.GetValue(_instance) is { } id ? await InstanceNames.FindAsync(client, id, cancellation) : (Guid?)null;
        var task = await TaskNames.FindAsync(client, given.GetRequiredValue(_task), instance, cancellation);
        var path = string.Create(CultureInfo.InvariantCulture, $"instances/{task.Instance:D}/tasks/{task.Task}");
        var detail = await client.GetAsync<TaskDetail>(path, cancellation);
        var outcome = Chosen(detail, given.GetValue(_outcome));
        var ticked = Ticked(detail, given.GetValue(_tick) ?? []);
        var values = await new FormValues(client, Surroundings).ReadAsync(given.GetValue(_values) ?? [], detail.Lines, cancellation);

        await client.PostAsync($"{path}/complete", new CompleteRequest(outcome, values, ticked), cancellation);
        if (output.Format == OutputFormat.Json)
        {
            output.Json(new CompletedJson(task.Instance, task.Task, task.Node, outcome));
        }
        else
        {
            output.Text($"Completed '{task.Title}'{(outcome is null ? "" : $" with '{outcome}'")}.");
        }

        return ExitCode.Good;
    }

    private static string? Chosen(TaskDetail task, string? given)
    {
        var known = task.Outcomes.Select(o => o.Name).ToList();
        return given switch
        {
            null when known.Count > 0 => throw CommandStoppedException.Usage("This task needs an answer.", $"--outcome {Listing.Or(known)}"),
            not null when known.Count == 0 => throw CommandStoppedException.Usage("This task has no answers to choose from.", "leave --outcome out"),
            not null when !known.Contains(given) => throw CommandStoppedException.Usage(
                $"This task has no answer '{given}'.", Suggestion.Hint(given, known) ?? $"choose {Listing.Or(known)}"),
            _ => given,
        };
    }

    /// <summary>The lines to be sent; each is named as it reads or as the process has it.</summary>
    private static ImmutableArray<string> Ticked(TaskDetail task, IReadOnlyCollection<string> given)
    {
        ImmutableArray<string> labels = [.. task.Checklist.Select(line => line.Label)];
        if (given.FirstOrDefault(name => name != All && !task.Checklist.Any(line => line.Label == name || line.Line == name)) is { } unknown)
        {
            throw CommandStoppedException.Usage(
                $"The checklist has no line '{unknown}'.",
                labels.IsEmpty ? "this task has none: leave --tick out" : Suggestion.Hint(unknown, labels) ?? $"it has {Listing.And(labels)}");
        }

        var missing = given.Contains(All) ? [] : task.Checklist.Where(line => !given.Contains(line.Label) && !given.Contains(line.Line)).ToList();
        return missing.Count == 0
            ? [.. task.Checklist.Select(line => line.Line)]
            : throw CommandStoppedException.Usage(
                $"Not ticked yet: {Listing.And([.. missing.Select(line => line.Label)])}.", "tick each with --tick, or all with '--tick all'");
    }

    private sealed record CompletedJson(Guid Instance, long Task, string Node, string? Outcome);
}
