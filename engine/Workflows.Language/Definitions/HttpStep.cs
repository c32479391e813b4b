using System.Collections.Immutable;
using Workflows.Language.Text;

namespace Workflows.Language.Definitions;

/// <summary><c>http:</c> asks a service on the network and waits for its answer (BPMN 2.0 §10.3.3 service task; RFC 9110).</summary>
/// <remarks>Sent at least once, every time with the same <c>Idempotency-Key</c>. What it yields: <c>status</c> (number) and <c>body</c>
/// (the answer's JSON as a value; null when it is empty).</remarks>
public sealed record HttpStep : Step
{
    public const int MostRetries = 20;

    /// <summary>How long one try may take unless the step says otherwise, and at most.</summary>
    public const int UsualTimeoutSeconds = 30;

    public const int LongestTimeoutSeconds = 300;

    public required HttpMethodWord Method { get; init; }

    /// <summary>An absolute address. Placeholders stand behind the host only, and what fills them is percent-encoded.</summary>
    public required TextTemplate Address { get; init; }

    public ImmutableArray<HttpHeader> Headers { get; init; } = [];

    /// <summary>Sent as JSON; null: no body.</summary>
    public HttpValue? Body { get; init; }

    /// <summary>The name of a secret of the server's configuration; sent as <c>Authorization: Bearer</c> (RFC 6750 §2.1).</summary>
    public Word? Secret { get; init; }

    /// <summary>For one try, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = UsualTimeoutSeconds;

    public RetryRule Retry { get; init; } = RetryRule.Usual;

    /// <summary>The statuses that count as done; empty: 200 to 299.</summary>
    public ImmutableArray<int> Accept { get; init; } = [];

    /// <summary><c>may-carry:</c> the author's word that data up to this sensitivity may leave in the body.</summary>
    public Sensitivity MayCarry { get; init; } = Sensitivity.Internal;

    /// <summary>How much harm a leak of the answer does.</summary>
    public Sensitivity Sensitivity { get; init; } = Sensitivity.Internal;
}

/// <summary>The method (RFC 9110 §9), such as <c>POST</c>.</summary>
public sealed record HttpMethodWord(string Name, SourceSpan Span)
{
    public static ImmutableArray<string> All { get; } = ["GET", "POST", "PUT", "PATCH", "DELETE"];
}

public sealed record HttpHeader(Word Name, TextTemplate Value);

/// <summary>When a call that failed is made again. The pause doubles each time; up to a fifth is taken off it, so that calls that failed
/// together do not come again together.</summary>
/// <param name="Times">How often after the first try.</param>
/// <param name="FirstSeconds">The first pause.</param>
/// <param name="MostSeconds">The longest pause.</param>
public sealed record RetryRule(int Times, int FirstSeconds, int MostSeconds)
{
    public static RetryRule Usual { get; } = new(5, 30, 3600);
}

/// <summary>A part of a body as it is written; JSON (RFC 8259) is made of it.</summary>
public abstract record HttpValue(SourceSpan Span)
{
    /// <summary>A text with placeholders.</summary>
    public sealed record Text(SourceSpan Span, TextTemplate Template) : HttpValue(Span);

    /// <summary><c>= incidents</c>: whatever the expression yields.</summary>
    public sealed record Computed(SourceSpan Span, Expression Expression) : HttpValue(Span);

    public sealed record Fields(SourceSpan Span, ImmutableArray<(Word Name, HttpValue Value)> Entries) : HttpValue(Span);

    public sealed record Items(SourceSpan Span, ImmutableArray<HttpValue> Values) : HttpValue(Span);

    /// <summary>This value and all that it is made of.</summary>
    public IEnumerable<HttpValue> All() => this switch
    {
        Fields fields => fields.Entries.SelectMany(e => e.Value.All()).Prepend(this),
        Items items => items.Values.SelectMany(v => v.All()).Prepend(this),
        _ => [this],
    };
}
