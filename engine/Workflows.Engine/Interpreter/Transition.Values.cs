using System.Collections.Immutable;
using System.Text;
using NodaTime;
using Workflows.Engine.Nodes;
using Workflows.Engine.State;
using Workflows.Engine.Texts;
using Workflows.Engine.Time;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

internal sealed partial class Transition
{
    /// <summary>Most processes have no more names; where one does, there is room.</summary>
    private const int UsualNames = 16;

    /// <summary>What <c>now()</c> answers in this step.</summary>
    public FeelMoment Moment => new(Now, Graph.Calendar.Zone);

    /// <summary>The value of an expression as seen from a scope; FEEL's null when it has none.</summary>
    public FeelValue Evaluate(Expression expression, ScopeId scope) => Evaluate(expression, scope, []);

    /// <summary>The same before there is a scope, as seen with these names only.</summary>
    public FeelValue Evaluate(Expression expression, FeelContext names) =>
        Graph.Process.Expressions[expression].Evaluate(names, new(Now, Graph.Calendar.Zone)).Value;

    /// <summary>The same, with data of the case that is about to be assigned.</summary>
    public FeelValue Evaluate(Expression expression, ScopeId scope, IReadOnlyCollection<KeyValuePair<string, FeelValue>> assigned) =>
        Graph.Process.Expressions[expression].Evaluate(VariablesOf(scope, assigned), Moment).Value;

    /// <summary>Whether a condition holds; null when it gave neither true nor false, and an incident was raised.</summary>
    public bool? Holds(Expression condition, Token token, Node node)
    {
        if (Evaluate(condition, token.Scope) is FeelBoolean boolean)
        {
            return boolean.Value;
        }

        RaiseNoValue(token.Id, node, condition, "yes or no");
        return null;
    }

    public string Fill(TextTemplate template, ScopeId scope)
    {
        var text = new StringBuilder();
        foreach (var part in template.Parts)
        {
            text.Append(part.Literal ?? ValueText.Of(Evaluate(part.Placeholder!, scope)));
        }

        return text.ToString();
    }

    /// <summary>A text that stays on one line whatever its placeholders hold: titles and subjects of mails.</summary>
    public string FillLine(TextTemplate template, ScopeId scope) =>
        string.Join(' ', Fill(template, scope).Split(['\r', '\n', '\t', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A line in the process's other languages; null where it has one language only.</summary>
    public ImmutableSortedDictionary<string, string>? InOtherLanguages(Func<Wording, string> line) => Graph.Wordings.Length == 1
        ? null
        : Graph.Wordings.Skip(1).ToImmutableSortedDictionary(w => w.Language, line, StringComparer.OrdinalIgnoreCase);

    public TimeResolver Times(ScopeId scope) =>
        new(Graph.Calendar, State.Header, State.Deadlines, expression => Evaluate(expression, scope))
        {
            StageEdge = anchor => (Graph.Find(anchor.Name.Value) as StageNode)?.EdgeOf(this, scope, anchor.End),
        };

    /// <summary>When something that leads to a day rings: as the working day starts.</summary>
    public Instant RingAt(DuePoint point) => point.Day is { } day ? Graph.Calendar.OpeningOf(day) : point.At;

    /// <summary>What expressions see: the case's dates and plan, its data, results, and what the items around add, inner before outer.</summary>
    private FeelContext VariablesOf(ScopeId id, IReadOnlyCollection<KeyValuePair<string, FeelValue>> assigned)
    {
        var chain = new Stack<Scope>();
        for (ScopeId? at = id; at is { } current; at = State.Scopes[current].Parent)
        {
            chain.Push(State.Scopes[current]);
        }

        var entries = new List<KeyValuePair<string, FeelValue>>(UsualNames);
        entries.AddRange(CaseEntries());
        entries.AddRange(DeadlineEntries());
        foreach (var scope in chain)
        {
            entries.AddRange(scope.Variables.Entries);
            entries.AddRange(scope.Id == ScopeId.Root ? assigned : []);
            entries.AddRange(scope.Results.Entries);
        }

        return new(entries);
    }

    private IEnumerable<KeyValuePair<string, FeelValue>> CaseEntries()
    {
        var header = State.Header;
        var plan = header.Plan;
        yield return new("start", FeelValue.Of(plan?.From ?? Graph.Calendar.DateOf(header.StartedAt)));
        yield return new("received", FeelValue.Of(header.Dates.Received));
        yield return new("occurred", header.Dates.Occurred is { } occurred ? FeelValue.Of(occurred) : FeelValue.Null);
        yield return new("registered", FeelValue.Of(header.Dates.Registered));
        if (plan is not null)
        {
            yield return new("plan", new FeelContext([new("from", FeelValue.Of(plan.From)), new("to", FeelValue.Of(plan.To))]));
        }
    }
}
