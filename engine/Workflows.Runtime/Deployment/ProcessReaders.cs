using System.Collections.Immutable;
using Workflows.Language.Checking;
using Workflows.Language.Definitions;
using Workflows.Language.Text;

namespace Workflows.Runtime.Deployment;

/// <summary>How stored files become processes and organisations again.</summary>
/// <param name="Check">Checks a set of files; yields every process in it.</param>
/// <param name="ReadOrganisation">Reads one organisation file; null when it has errors.</param>
public sealed record ProcessReaders(Func<SourceSet, ImmutableArray<CheckedProcess>> Check, Func<SourceText, Organisation?> ReadOrganisation);
