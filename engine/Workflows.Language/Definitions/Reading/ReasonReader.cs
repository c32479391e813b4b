using Workflows.Language.Diagnostics;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads <c>assumed</c>, which has to be a reason.</summary>
internal static class ReasonReader
{
    public static Word? Read(MappingReader map)
    {
        var reason = map.OptionalWord("assumed");
        if (reason?.Value is not ("true" or "false" or "yes" or "no"))
            return reason;

        map.Diagnostics.Report(StepRules.Reason, reason.Span, "An assumption needs its reason.", "say in a few words why it was chosen");
        return null;
    }
}
