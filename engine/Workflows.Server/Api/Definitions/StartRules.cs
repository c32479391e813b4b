using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Runtime.People;

namespace Workflows.Server.Api.Definitions;

/// <summary>Who may start a process, as far as it can be told before: the engine decides when it is started.</summary>
internal sealed class StartRules
{
    private readonly ImmutableArray<StartRule> _rules;
    private readonly ProcessDefinition _process;

    private StartRules(ProcessDefinition process) => (_process, _rules) = (process, process.Start);

    /// <summary>The roles in words.</summary>
    public ImmutableArray<string> By => [.. _rules.Select(r => r.By.Span.Text)];

    public static StartRules Of(ProcessDefinition process) => new(process);

    public bool Allow(Viewer viewer) => viewer.Person is not null && (_rules.IsEmpty || _rules.Any(r => IsMeant(r, viewer)));

    /// <summary>The fields that a person fills in: of the rules that let them start; for others, of all.</summary>
    public IEnumerable<string> FormOf(Viewer viewer)
    {
        if (_rules.IsEmpty)
        {
            return _process.Data.Where(f => f.From is null).Select(f => f.Name.Value);
        }

        var own = _rules.Where(r => IsMeant(r, viewer)).ToList();
        return (own.Count > 0 ? own : [.. _rules]).SelectMany(r => r.Form).Select(f => f.Value).Distinct(StringComparer.Ordinal);
    }

    private static bool IsMeant(StartRule rule, Viewer viewer) =>
        rule.By is not RoleReference.Role { Unit: null } role || viewer.Principals.Contains(role.Name.Value);
}
