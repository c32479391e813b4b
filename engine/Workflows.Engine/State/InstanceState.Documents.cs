using System.Collections.Immutable;

namespace Workflows.Engine.State;

public sealed partial class InstanceState
{
    private ImmutableDictionary<DocumentId, DocumentEntry> _documents = ImmutableDictionary<DocumentId, DocumentEntry>.Empty;

    /// <summary>The case's register: every version of every document, also when the case is over.</summary>
    public IReadOnlyDictionary<DocumentId, DocumentEntry> Documents => _documents;

    /// <summary>The same state with the register as stored.</summary>
    public InstanceState WithDocuments(IEnumerable<DocumentEntry> documents)
    {
        var copy = Copy();
        copy._documents = documents.ToImmutableDictionary(d => d.Id);
        return copy;
    }
}
