using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Workflows.Server.Api.Problems;

/// <summary>Why a request was not carried out (RFC 9457), in words for the person who made it.</summary>
public sealed record Problem
{
    /// <summary>What kind of problem it is: a path of this server that explains it. Stable; decide by this.</summary>
    public required string Type { get; init; }

    /// <summary>The kind in a few words; the same for all problems of one kind.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What is the matter this time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>What to do about it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hint { get; init; }

    /// <summary>The engine's code of a refusal (<c>WF9…</c>), see the catalogue of diagnostics.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    /// <summary>The fields of the form or the body that are wrong.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<FieldProblemBody>? Fields { get; init; }

    /// <summary>What checking found in files, sorted by place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<DiagnosticBody>? Diagnostics { get; init; }

    /// <summary>Names this occurrence in the server's log; only where the log has more to say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reference { get; init; }
}

/// <param name="Field">Its name.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record FieldProblemBody(string Field, string Problem);
