using NodaTime;
using Workflows.Engine.Interpreter;

namespace Workflows.Server.Api.Notices;

/// <summary>Something that a person is told in the application.</summary>
/// <param name="Notice">Its id.</param>
/// <param name="At">When it was told.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Instance">The instance that it is about.</param>
/// <param name="Task">The task that it leads to.</param>
/// <param name="ReadAt">When the person marked it as read.</param>
public sealed record NoticeBody(
    Guid Notice, Instant At, OutboxKind Kind, string Subject, string Text, Guid Instance, long? Task, Instant? ReadAt);
