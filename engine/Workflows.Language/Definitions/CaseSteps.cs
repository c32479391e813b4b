using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Definitions;

/// <summary>What <c>call</c> and <c>open</c> share: a case of another process, with what it is given.</summary>
public abstract record CaseStep : Step
{
    /// <summary>The other process's id, in the same set of files.</summary>
    public required Word Process { get; init; }

    /// <summary><c>with:</c> fields of the other process's data, in the order of the file.</summary>
    public ImmutableArray<FieldInput> With { get; init; } = [];

    /// <summary>True when 'with' could not be read, which was reported: then nothing is known of what is given.</summary>
    internal bool IsUnread { get; init; }
}

/// <summary><c>call:</c> starts a case of another process and waits for its end (BPMN 2.0 §13.3.4 call activity).</summary>
public sealed record CallStep : CaseStep;

/// <summary><c>open:</c> starts a case of another process and goes on; from then on the two live apart.</summary>
public sealed record OpenStep : CaseStep;

/// <summary>What a field of a case is given at its start.</summary>
public abstract record FieldInput(Word Field)
{
    /// <summary>A value as it is written, with placeholders or without: <c>kind: evaluation</c>.</summary>
    public sealed record Written(Word Field, TextTemplate Text) : FieldInput(Field);

    /// <summary><c>subject: = title</c></summary>
    public sealed record Computed(Word Field, Expression Value) : FieldInput(Field);
}

/// <summary>A message from outside that starts a case when nobody waits for it (BPMN 2.0 §13.5.1 message start event).</summary>
/// <param name="Span">The whole entry.</param>
/// <param name="Message">The message's name.</param>
/// <param name="Data">What the fields get; expressions read the message's fields under <c>message</c>.</param>
public sealed record MessageStart(SourceSpan Span, Word Message, ImmutableArray<FieldInput> Data)
{
    /// <summary>The name under which expressions of <see cref="Data"/> find what the message brought.</summary>
    public const string Payload = "message";
}
