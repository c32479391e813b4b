using NodaTime;
using Workflows.Runtime.Queries;
using Workflows.Server.Api.Instances;

namespace Workflows.Server.Api.Tasks;

/// <summary>Why a task is not open any more.</summary>
/// <param name="Title">What was to be done; for an administrator with placeholders left open.</param>
/// <param name="At">When it closed.</param>
/// <param name="Because">What closed it.</param>
/// <param name="By">Who did it; null when nobody did, and for those who may not read the case.</param>
/// <param name="Detail">The same in a sentence, in English.</param>
/// <param name="Hint">What to do next, in English.</param>
public sealed record TaskClosingBody(string Title, Instant At, TaskClosedBecause Because, PersonName? By, string Detail, string Hint);
