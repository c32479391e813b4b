using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;

namespace Workflows.Language.Checking.Cases;

/// <summary>Checks that a process returns fields that it has, each once and under a name that is free.</summary>
internal static class ReturnCheck
{
    public static void Run(ProcessDefinition process, DiagnosticBag diagnostics)
    {
        var returned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in process.Returns)
        {
            if (process.Data.All(f => f.Name.Value != name.Value))
            {
                diagnostics.Report(
                    CaseRules.UnknownReturn,
                    name.Span,
                    $"There is no data field '{name}' to return.",
                    Suggestion.Hint(name.Value, process.Data.Select(f => f.Name.Value))
                        ?? "add it under 'data', and 'set' it before the process ends");
            }
            else if (CalledResults.Own.Contains(name.Value))
            {
                diagnostics.Report(CaseRules.ReturnTaken, name.Span, $"Every called process has '{name}' of itself.", "give the field another name");
            }
            else if (!returned.Add(name.Value))
            {
                diagnostics.Report(CaseRules.ReturnTaken, name.Span, $"'{name}' is returned twice.", "take one of them out");
            }
            else if (!IsSet(name.Value, process))
            {
                diagnostics.Report(
                    CaseRules.ReturnNotSet,
                    name.Span,
                    $"Nothing sets '{name}', so it comes back as it was given.",
                    $"set it before the process ends: 'set: {{ {name}: … }}'");
            }
        }
    }

    private static bool IsSet(string field, ProcessDefinition process) =>
        process.Steps.All().OfType<SetStep>().SelectMany(s => s.Assignments).Any(a => a.Field.Value == field);
}
