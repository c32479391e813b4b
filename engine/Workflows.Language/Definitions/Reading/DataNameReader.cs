using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads names that expressions calculate with: letters, digits and <c>_</c>.</summary>
internal static class DataNameReader
{
    /// <returns>The name as it is written, also when it was reported.</returns>
    public static Word Read(YamlScalar key, DiagnosticBag diagnostics)
    {
        if (!Names.IsDataName(key.Value))
        {
            var proposal = new string([.. key.Value.Trim().Select(c => char.IsLetterOrDigit(c) ? c : '_')]);
            diagnostics.Report(
                PhraseRules.Name,
                key.Span,
                $"'{key.Value}' cannot name a field: such a name begins with a letter and has letters, digits and '_' only.",
                Names.IsDataName(proposal) ? $"write '{proposal}'; what people see stands behind 'label'" : "what people see stands behind 'label'");
        }

        return new(key.Value, key.Span);
    }
}
