using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Text;

namespace Workflows.Engine.Scenarios.Clauses;

/// <summary>A part of a process that says which clauses it carries out.</summary>
/// <param name="Name">Unique within the process.</param>
/// <param name="Span">All of it, by which it is known again when the steps around it are rewritten.</param>
/// <param name="Clauses">Those that it cites.</param>
internal abstract record CitingPart(string Name, SourceSpan Span, ImmutableArray<Word> Clauses)
{
    /// <summary>True when a case that came to these steps came to it.</summary>
    public virtual bool IsReachedBy(IReadOnlySet<string> steps) => steps.Count > 0;

    public sealed record Plan(SourceSpan Span, ImmutableArray<Word> Clauses) : CitingPart("plan", Span, Clauses);

    public sealed record Deadline(string Of, SourceSpan Span, ImmutableArray<Word> Clauses) : CitingPart(StepIds.OfDeadline(Of), Span, Clauses);

    public sealed record OfStep(string Id, SourceSpan Span, ImmutableArray<Word> Clauses) : CitingPart(Id, Span, Clauses)
    {
        public override bool IsReachedBy(IReadOnlySet<string> steps) => steps.Contains(Id);
    }

    public sealed record OfHandler(
        string Of, ImmutableArray<string> Steps, SourceSpan Span, ImmutableArray<Word> Clauses) : CitingPart($"on {Of}", Span, Clauses)
    {
        public override bool IsReachedBy(IReadOnlySet<string> steps) => Steps.Any(steps.Contains);
    }

    public sealed record Window(string Stage, SourceSpan Span, ImmutableArray<Word> Clauses) : CitingPart($"window of {Stage}", Span, Clauses)
    {
        public override bool IsReachedBy(IReadOnlySet<string> steps) => steps.Contains(Stage);
    }

    /// <summary>All parts of a process that cite a clause.</summary>
    public static ImmutableArray<CitingPart> AllOf(ProcessDefinition process)
    {
        var ids = StepIds.Of(process.Steps);
        IEnumerable<CitingPart> parts =
        [
            .. process.Plan is { } plan ? [new Plan(plan.Span, plan.Clauses)] : Array.Empty<CitingPart>(),
            .. process.Deadlines.Select(d => new Deadline(d.Name.Value, d.Span, d.Clauses)),
            .. process.Steps.All().Select(s => new OfStep(ids[s], s.Span, s.Clauses)),
            .. process.Steps.AllHandlers().Select(h => new OfHandler(h.Name.Value, [.. h.Steps.All().Select(s => ids[s])], h.Span, h.Clauses)),
            .. process.Steps
                .All()
                .OfType<StageStep>()
                .Where(s => s.Window is not null)
                .Select(s => new Window(ids[s], s.Window!.Span, s.Window.Clauses)),
        ];
        return [.. parts.Where(p => !p.Clauses.IsEmpty)];
    }
}
