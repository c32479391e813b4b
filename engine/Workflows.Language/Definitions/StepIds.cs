using System.Globalization;

namespace Workflows.Language.Definitions;

/// <summary>The id of every step of a process: the author's, or one made of keyword and position, such as <c>notify-2</c>
/// for the second <c>notify</c> of the file. The engine, the drawing and the journal name a step by it.</summary>
/// <remarks>Deterministic, and every id is given once: where an author's id looks like a made one, the made one gets a <c>-b</c>.
/// Steps are told apart by reference, so ask with the steps of the same definition.</remarks>
public sealed class StepIds
{
    /// <summary>The start of the process. No author can write it as an id.</summary>
    public const string Start = "(start)";

    /// <summary>The end of the process that the last step leads to. No author can write it as an id.</summary>
    public const string End = "(end)";

    private readonly Dictionary<Step, string> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Step> _steps = new(StringComparer.Ordinal);

    private StepIds()
    {
    }

    public string this[Step step] => _ids[step];

    /// <summary>Every id.</summary>
    public IReadOnlyCollection<string> All => _steps.Keys;

    /// <summary>The step of an id, or null.</summary>
    public Step? Find(string id) => _steps.GetValueOrDefault(id);

    public static StepIds Of(StepList steps)
    {
        var ids = new StepIds();
        var all = steps.All().ToList();
        foreach (var step in all.Where(s => s.Id is not null))
        {
            ids.Give(step, step.Id!.Value);
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var step in all)
        {
            var keyword = KeywordOf(step);
            var position = counts[keyword] = counts.GetValueOrDefault(keyword) + 1;
            if (step.Id is null)
            {
                ids.Give(step, keyword + "-" + position.ToString(CultureInfo.InvariantCulture));
            }
        }

        return ids;
    }

    /// <summary>Where the branches of a <c>choose</c> or a <c>parallel</c> meet again.</summary>
    public static string JoinOf(string id) => id + "/join";

    /// <summary>Where a for-each waits for its items; what runs for every item has the step's own id.</summary>
    public static string EachOf(string id) => id + "/each";

    /// <summary>Where an escalation about a deadline stands. No author can write it as an id.</summary>
    public static string OfDeadline(string name) => "deadline " + name;

    /// <summary>Where the list inside a stage, or another step that is a scope of its own, ends.</summary>
    public static string EndOf(string id) => id + "/end";

    /// <summary>Where a step waits that is held, may be late or has handlers; what it does has the step's own id.</summary>
    public static string GuardOf(string id) => id + "/on";

    /// <summary>The step that a node belongs to: of <c>collect/each</c>, <c>collect</c>.</summary>
    public static string StepOf(string node) => node.Split('/')[0];

    private static string KeywordOf(Step step) => step switch
    {
        TaskStep => "task",
        DecisionStep => "decision",
        ChooseStep => "choose",
        ParallelStep => "parallel",
        WaitStep => "wait",
        NotifyStep => "notify",
        DecideStep => "decide",
        SetStep => "set",
        StageStep => "stage",
        MilestoneStep => "milestone",
        FirstOfStep => "first-of",
        CallStep => "call",
        OpenStep => "open",
        BackToStep => "back-to",
        EndStep => "end",
        HttpStep => "http",
        DocumentStep => "document",
        UnreadStep => "step",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "A step kind without a keyword."),
    };

    private void Give(Step step, string id)
    {
        while (!_steps.TryAdd(id, step))
        {
            id += "-b";
        }

        _ids.Add(step, id);
    }
}
