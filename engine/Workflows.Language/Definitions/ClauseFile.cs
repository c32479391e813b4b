using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Definitions;

/// <summary>The numbered clauses of a governing document (<c>*.clauses.yaml</c>).</summary>
public sealed record ClauseFile(SourceText Source, Word Document, ImmutableArray<Clause> Clauses)
{
    public Clause? Find(string id) => Clauses.FirstOrDefault(c => string.Equals(c.Id.Value, id, StringComparison.Ordinal));
}

/// <param name="Id">Such as <c>SO-P1</c>.</param>
/// <param name="Text">What it asks, in our words.</param>
/// <param name="OutOfScope">Why no step carries it; null for a clause that some step must carry.</param>
public sealed record Clause(Word Id, Word Text, Word? OutOfScope);
