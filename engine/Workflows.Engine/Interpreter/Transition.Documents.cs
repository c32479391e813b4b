using System.Collections.Immutable;
using Workflows.Engine.State;

namespace Workflows.Engine.Interpreter;

internal sealed partial class Transition
{
    private readonly ImmutableArray<DocumentContent>.Builder _documents = ImmutableArray.CreateBuilder<DocumentContent>();

    /// <summary>Hands on what stands in a document that was written: it is stored with the step, apart from its state.</summary>
    public void Write(DocumentContent document) => _documents.Add(document);
}

/// <summary>A document that a step has written.</summary>
/// <param name="Entry">As the register has it.</param>
/// <param name="Text">Markdown.</param>
public sealed record DocumentContent(DocumentEntry Entry, string Text);
