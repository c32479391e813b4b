using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Workflows.Server.Api.Forms;

namespace Workflows.Server.Api.Instances;

/// <summary>What one person answered in a task or decision, or that nobody did until it closed.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Title">What the step is about, placeholders left open.</param>
/// <param name="Item">The item of a for-each by its name or id, outer before inner; null where the step is done once.</param>
/// <param name="Answered">False for an item of a for-each that closed before anybody answered.</param>
/// <param name="Person">Who answered; null when nobody did.</param>
/// <param name="At">The day; null when nobody answered.</param>
/// <param name="Outcome">The outcome chosen, or the one that the item ended with; null where there is none.</param>
/// <param name="Values">What was filled in, in the order of the form; lines left empty are left out.</param>
public sealed record StepAnswer(
    string Step,
    string Title,
    string? Item,
    bool Answered,
    PersonName? Person,
    LocalDate? At,
    string? Outcome,
    ImmutableArray<AnswerValue> Values);

/// <summary>A line of a form as it was filled in.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Label">What the person read, placeholders left open.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Value">As plain JSON; a file is the body that uploading it answered with.</param>
public sealed record AnswerValue(string Name, string Label, FormLineKind Kind, JsonElement Value);
