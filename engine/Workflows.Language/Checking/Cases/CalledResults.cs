using System.Collections.Immutable;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Language.Checking.Cases;

/// <summary>What <c>call</c> and <c>open</c> yield: <c>instance</c>, and of a call <c>outcome</c> and what the other process returns.</summary>
internal static class CalledResults
{
    /// <summary>Names that the result has of itself; no returned field may have one.</summary>
    public static ImmutableArray<string> Own { get; } = ["outcome", "instance"];

    /// <summary>The type of a step's result; null for steps that ask for no case. Of a process that is not among the files only its own
    /// names are known, and all others may be there.</summary>
    public static FeelType? TypeOf(Step step, KnownProcesses known) => step is CaseStep asks ? TypeOf(asks, known) : null;

    /// <summary>The field of the other process that a call's result has under a name; null for its own names.</summary>
    public static DataField? FieldOf(CallStep call, string name, KnownProcesses known) =>
        known.Find(call.Process.Value) is { } process && process.Returns.Any(r => r.Value == name)
            ? process.Data.FirstOrDefault(f => f.Name.Value == name)
            : null;

    private static FeelType TypeOf(CaseStep step, KnownProcesses known)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, FeelType>(StringComparer.Ordinal);
        fields["instance"] = FeelType.Text;
        if (step is OpenStep)
            return new FeelType.ContextOf(fields.ToImmutable());
        if (known.Find(step.Process.Value) is not { } process)
            return FeelType.AnyContext;

        fields["outcome"] = FeelType.Text;
        foreach (var name in process.Returns.Where(r => !Own.Contains(r.Value)))
        {
            if (process.Data.FirstOrDefault(f => f.Name.Value == name.Value) is { } field)
                fields[name.Value] = FieldValues.TypeOf(field.Type);
        }

        return new FeelType.ContextOf(fields.ToImmutable());
    }
}
