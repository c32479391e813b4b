using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Engine.State;
using Workflows.Language.Definitions;

namespace Workflows.Server.Api.Forms;

/// <summary>A line of a form.</summary>
/// <param name="Name">The key of its value in <c>values</c>.</param>
/// <param name="Label">What the person reads.</param>
/// <param name="Help">More to read; null where there is none.</param>
/// <param name="Kind">What may be filled in.</param>
/// <param name="Options">The texts to choose from; empty unless the kind is <c>choice</c>.</param>
/// <param name="OptionLabels">What the person reads for each option, in their order.</param>
/// <param name="Required">True when it may not be left out.</param>
/// <param name="Sensitivity">How much harm a leak does.</param>
/// <param name="Value">What it holds before the person changes it, as plain JSON; null where nothing.</param>
/// <param name="Assumed">Why that value was chosen though the governing document does not give it; null where it was not.</param>
public sealed record FormLine(
    string Name,
    string Label,
    string? Help,
    FormLineKind Kind,
    ImmutableArray<string> Options,
    ImmutableArray<string> OptionLabels,
    bool Required,
    Sensitivity Sensitivity,
    JsonElement? Value,
    string? Assumed);

/// <summary>What a line holds, and how its value is written.</summary>
public enum FormLineKind
{
    /// <summary>A JSON string.</summary>
    Text,

    /// <summary>A JSON number.</summary>
    Number,

    /// <summary>True or false.</summary>
    YesNo,

    /// <summary>A string <c>2020-02-10</c>.</summary>
    Date,

    /// <summary>The body that uploading a file answered with.</summary>
    File,

    /// <summary>One of the options as a string.</summary>
    Choice,

    /// <summary>Rows as an array of objects.</summary>
    Table,
}

/// <summary>What a person fills in to start a process.</summary>
/// <param name="Process">The process's id.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Revision">The revision that would be started.</param>
/// <param name="By">The roles that may start it.</param>
/// <param name="MayStart">True when the person who asks may start it.</param>
/// <param name="Plan">The time that the work would be planned for unless another is given; null when the process has no plan.</param>
/// <param name="Lines">In the author's order.</param>
public sealed record StartForm(
    string Process,
    string Title,
    string Revision,
    ImmutableArray<string> By,
    bool MayStart,
    PlannedTime? Plan,
    ImmutableArray<FormLine> Lines);
