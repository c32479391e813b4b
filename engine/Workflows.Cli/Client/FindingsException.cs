using System.Collections.Immutable;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Client;

/// <summary>The server refused files for what checking found in them; the command that sent the files shows it.</summary>
internal sealed class FindingsException(ImmutableArray<DiagnosticJson> findings) : Exception("The files have errors.")
{
    public ImmutableArray<DiagnosticJson> Findings { get; } = findings;
}
