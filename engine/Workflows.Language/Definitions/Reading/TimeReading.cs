using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Times inside steps: one that cannot be read stays known as a time, so that nobody is told that it is missing.</summary>
internal static class TimeReading
{
    public static TimePhrase Read(YamlScalar text, DiagnosticBag diagnostics) =>
        TimePhraseReader.Read(text, diagnostics) ?? new(text.Span, null, false, new TimeAnchor.Unread(text.Span));
}
