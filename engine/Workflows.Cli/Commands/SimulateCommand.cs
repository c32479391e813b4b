using System.Collections.Immutable;
using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Workflows.Cli.Files;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Engine.Graph;
using Workflows.Engine.Simulation;
using Workflows.Language.Checking;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Layout.Gantt;

namespace Workflows.Cli.Commands;

/// <summary>Plays a process through on a virtual clock.</summary>
internal sealed class SimulateCommand : FormattedCommand
{
    private const string AnswerHint = "write 'at once', 'on the due day', '3 days late' or 'never'";

    private readonly Argument<string> _path = new("path") { Description = "A process file, or a folder with one process" };
    private readonly Option<string?> _process = new("--process") { Description = "Which process of a folder with several", HelpName = "id" };
    private readonly DayOption _from = new("--from", "The day on which it starts; without it, the first of the process's plan, or today");
    private readonly DayOption _until = new("--until", "The last day; without it, the last of the plan, or three years on");
    private readonly Option<string[]> _data =
        new("--data") { Description = "What a data field holds at the start; the others have their defaults", HelpName = "field=value" };
    private readonly Option<string> _usually = new("--usually")
    {
        Description = "When people do their tasks: at once, on the due day, 3 days late, never",
        HelpName = "when",
        DefaultValueFactory = _ => "on the due day",
    };
    private readonly Option<string[]> _answers =
        new("--answer") { Description = "When the tasks of one step are done, or that of one item", HelpName = "step=when" };
    private readonly Option<string[]> _with = new("--with")
    {
        Description = "What is filled in where a step asks for it, or for one item; the rest is made up",
        HelpName = "step.field=value",
    };

    private readonly Option<string[]> _brings = new("--brings")
    {
        Description = "What a message brings, or what a service says, as JSON; otherwise both are empty",
        HelpName = "step=JSON",
    };

    private readonly Option<string[]> _outcomes =
        new("--outcome") { Description = "What is answered: the first time the first, and so on", HelpName = "step=name,…" };

    public SimulateCommand(CommandSurroundings surroundings)
        : base(
            surroundings,
            "simulate",
            "Plays a process through on a virtual clock: every task, reminder, escalation and deadline with its day",
            [("svg", "a picture of who has what when")],
            [
                new Example("simulate processes/school-outreach", "plays the whole plan, with everybody answering on the due day"),
                new Example(
                    "simulate processes/school-outreach --from 2027-01-11 --data threshold=5",
                    "starts on another day, and with another number"),
                new Example("simulate processes/school-outreach --answer \"collect for preschool-c=never\"", "lets one preschool never answer"),
                new Example("simulate processes/school-outreach --with follow-up.incidents=4", "lets every preschool report four"),
                new Example(
                    "simulate processes/school-outreach --with \"follow-up for preschool-a.incidents=0\"",
                    "lets one report none, and the others what is made up"),
                new Example("simulate processes/school-outreach --outcome \"decide=send back,approve\"", "sends the decision back once"),
                new Example(
                    "simulate processes/whistleblowing --process whistleblowing --answer \"retaliation=3 days late\" --brings "
                        + "'retaliation={\"text\": \"Moved\"}'",
                    "lets a message come three days after it is first awaited, with a text"),
                new Example("simulate processes/school-outreach --format svg > outreach.svg", "draws the tasks and deadlines as bars over the weeks"),
            ])
    {
        Arguments.Add(_path);
        Options.Add(_process);
        Options.Add(_from);
        Options.Add(_until);
        Options.Add(_data);
        Options.Add(_usually);
        Options.Add(_answers);
        Options.Add(_with);
        Options.Add(_brings);
        Options.Add(_outcomes);
    }

    protected override async Task<int> RunAsync(ParseResult given, CommandOutput output, CancellationToken cancellation)
    {
        var (process, _, files) = OneProcess.Find(Surroundings, given.GetRequiredValue(_path), given.GetValue(_process));
        if (!OneProcess.IsSound(process, output))
        {
            return ExitCode.Findings;
        }

        var plan = PlanOf(given, process);
        var timeline = await Progress.ShowAsync(
            Surroundings,
            "Simulating",
            () => Task.Run(() => Simulator.Run(ProcessGraph.Build(process), OneProcess.GraphsOf(files), plan), cancellation));
        CheckItems(plan, timeline);
        if (output.Format == OutputFormat.Json)
        {
            output.Raw(TimelineJson.Write(timeline) + "\n");
        }
        else if (FormatNameOf(given) == "svg")
        {
            output.Raw(GanttDrawing.Render(TimelineGantt.Of(timeline)));
        }
        else
        {
            if (process.Process.Plan is null && plan.From is { } today && given.GetValue(_from) is null)
            {
                output.Text(
                    $"The process has no plan that says when it starts: it starts today, {LocalDatePattern.Iso.Format(today)} (--from "
                        + "gives another day).");
            }

            output.Text(TimelineText.Write(timeline));
            if (!timeline.MadeUp.IsEmpty)
            {
                output.Remark(
                    "Start data, answers, what is filled in, outcomes and what messages bring you can say yourself: "
                    + "--data, --answer, --with, --outcome and --brings (--help shows how).");
            }
        }

        return timeline.Ending == TimelineEnding.TooLong || timeline.Entries.Any(e => e.Kind == TimelineKind.Incident)
            ? ExitCode.Findings
            : ExitCode.Good;
    }

    private SimulationPlan PlanOf(ParseResult given, CheckedProcess process)
    {
        var steps = StepIds.Of(process.Process.Steps);
        ImmutableArray<string> handlers = [.. process.Process.Steps.AllHandlers().Select(h => h.Name.Value)];
        return new()
        {
            From = Day(given.GetValue(_from)) ?? (process.Process.Plan is null ? Today() : null),
            Until = Day(given.GetValue(_until)),
            Data = StartData.Read(given.GetValue(_data) ?? [], process.Process),
            Usually = AnswerOf(given.GetValue(_usually)!),
            Answers = Pairs(given.GetValue(_answers), steps, handlers).ToImmutableDictionary(
                p => p.Name, p => AnswerOf(p.Value), StringComparer.Ordinal),
            Filled = FilledForms.Read(given.GetValue(_with) ?? [], process.Process),
            Brings = SimulatedContent.Read(Pairs(given.GetValue(_brings), steps, handlers), process.Process, _brings.Name),
            Outcomes = Pairs(given.GetValue(_outcomes), steps, []).ToImmutableDictionary(
                p => p.Name, p => OutcomesOf(p.Name, p.Value, steps), StringComparer.Ordinal),
        };
    }

    private static Answer AnswerOf(string text) =>
        Answer.Parse(text) ?? throw CommandStoppedException.Usage($"'{text}' says no time at which tasks are done.", AnswerHint);

    private static ImmutableArray<string> OutcomesOf(string step, string text, StepIds steps)
    {
        var given = text.Split(',', StringSplitOptions.TrimEntries);
        if (step.Contains('/', StringComparison.Ordinal))
        {
            return [.. given]; // a step of a process that this one calls
        }

        var known = steps.Find(step) is HumanStep human ? human.Outcomes.Select(o => o.Name.Value).ToList() : [];
        return given.FirstOrDefault(g => !known.Contains(g)) is { } unknown
            ? throw CommandStoppedException.Usage(
                $"The step '{step}' has no outcome '{unknown}'.", Suggestion.Hint(unknown, known) ?? $"it has {Listing.And(known)}")
            : [.. given];
    }

    private static IEnumerable<(string Name, string Value)> Pairs(string[]? given, StepIds steps, ImmutableArray<string> handlers)
    {
        var pairs = (given ?? []).Select(g => g.Split('=', 2)).ToList();
        if (pairs.Find(p => p.Length < 2) is { } wrong)
        {
            throw CommandStoppedException.Usage($"'{wrong[0]}' names a step and nothing more.", "write step=…");
        }

        if (pairs
            .Select(p => p[0].Split('/')[0].Split(" for ")[0])
            .FirstOrDefault(s => steps.Find(s) is null && !handlers.Contains(s)) is { } unknown)
        {
            throw CommandStoppedException.Usage(
                $"The process has no step '{unknown}'.", Suggestion.Hint(unknown, steps.All) ?? $"it has {Listing.And([.. steps.All])}");
        }

        return pairs.DistinctBy(p => p[0]).Select(p => (p[0], p[1]));
    }

    /// <summary>Which items there are is known only when it has been played; of a step that it did not come to, nothing is.</summary>
    private static void CheckItems(SimulationPlan plan, Timeline timeline)
    {
        foreach (var name in plan.Answers.Keys.Concat(plan.Filled.Keys))
        {
            var played = name.Split(" for ", 2) is [var step, _] ? timeline.Entries.Where(e => e.Step == step).ToList() : [];
            if (played.Count == 0 || played.Exists(e => $"{e.Step} for {e.Item}" == name))
            {
                continue;
            }

            var items = played.Select(e => e.Item).OfType<string>().Distinct().ToList();
            var (of, item) = (played[0].Step!, name[(played[0].Step!.Length + " for ".Length)..]);
            throw items.Count == 0
                ? CommandStoppedException.Usage($"The step '{of}' is not done for several items, so there is no '{item}' in it.", $"write {of}=…")
                : CommandStoppedException.Usage(
                    $"The step '{of}' has no item '{item}'.", Suggestion.Hint(item, items) ?? $"it has {Listing.And(items)}");
        }
    }

    private LocalDate Today() => LocalDate.FromDateTime(Surroundings.Time.GetLocalNow().DateTime);

    private static LocalDate? Day(DateOnly? day) => day is { } d ? LocalDate.FromDateOnly(d) : null;
}
