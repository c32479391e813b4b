using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Calendars;
using Workflows.Language.Text;

namespace Workflows.Language.Definitions;

/// <summary>A process file as read: its shape is right, its references and expressions are not yet checked.</summary>
public sealed record ProcessDefinition
{
    public required SourceText Source { get; init; }

    /// <summary><c>process:</c> the id by which instances, commands and other files name it.</summary>
    public required Word Id { get; init; }

    public required Word Title { get; init; }

    public Word? Description { get; init; }

    /// <summary>BCP 47 tag of the language that the texts are in; default <c>en</c>.</summary>
    public Word? Language { get; init; }

    /// <summary><c>languages:</c> those in which its texts are there, its own among them or not.</summary>
    public ImmutableArray<Word> Languages { get; init; } = [];

    /// <summary>Those of <see cref="Languages"/> whose texts lie in files of their own.</summary>
    public IEnumerable<Word> OtherLanguages => Languages
        .Where(l => !string.Equals(l.Value, Language?.Value ?? Translations.Languages.Default, StringComparison.OrdinalIgnoreCase))
        .DistinctBy(l => l.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary><c>governed-by:</c> the clause file of the document that this process carries out.</summary>
    public Word? GovernedBy { get; init; }

    /// <summary>The role that answers for the process and gets its incidents.</summary>
    public RoleReference? Owner { get; init; }

    /// <summary>The calendar's name: <c>sweden</c> means the file <c>sweden.calendar.yaml</c>.</summary>
    public Word? Calendar { get; init; }

    /// <summary><c>hours:</c> the office hours of those who do this work, where they are others than the calendar's.</summary>
    public OfficeHours? Hours { get; init; }

    /// <summary>The organisation's name: <c>municipality</c> means the file <c>municipality.organisation.yaml</c>.</summary>
    public Word? Organisation { get; init; }

    public PlanWindow? Plan { get; init; }

    public ImmutableArray<DataField> Data { get; init; } = [];

    public ImmutableArray<StartRule> Start { get; init; } = [];

    /// <summary>Messages that start a case when nobody waits for them.</summary>
    public ImmutableArray<MessageStart> MessageStarts { get; init; } = [];

    public ImmutableArray<RecurringStart> RecurringStarts { get; init; } = [];

    /// <summary><c>returns:</c> the data fields that a process which calls this one reads when it has ended.</summary>
    public ImmutableArray<Word> Returns { get; init; } = [];

    public ImmutableArray<DeadlineDefinition> Deadlines { get; init; } = [];

    public required StepList Steps { get; init; }
}

/// <summary>The time that the work is planned for; a start may give another.</summary>
public sealed record PlanWindow(SourceSpan Span, LocalDate From, LocalDate To)
{
    /// <summary>The clauses of the governing document that set this time.</summary>
    public ImmutableArray<Word> Clauses { get; init; } = [];

    /// <summary>Why this time was chosen, when the governing document does not give it.</summary>
    public Word? Assumed { get; init; }
}

/// <summary>Who may start the process by hand, and what they fill in: names of data fields.</summary>
public sealed record StartRule(SourceSpan Span, RoleReference By, ImmutableArray<Word> Form);

/// <summary>A field of the case's data.</summary>
public sealed record DataField
{
    public required Word Name { get; init; }

    public required FieldType Type { get; init; }

    /// <summary>A sentence under the field where it is filled in.</summary>
    public Word? Help { get; init; }

    /// <summary>Who starts the process by a form with this field has to fill it in.</summary>
    public bool Required { get; init; }

    /// <summary>A plain value of the field's type; checked against it.</summary>
    public Word? Default { get; init; }

    /// <summary><c>from:</c> the table file whose rows the field has at the start.</summary>
    public Word? From { get; init; }

    public Word? Label { get; init; }

    public Sensitivity Sensitivity { get; init; } = Sensitivity.Internal;

    /// <summary>Why a default that the governing document does not give was chosen.</summary>
    public Word? Assumed { get; init; }
}

/// <summary>How much harm a leak does; decides what may stand in mails, logs and titles.</summary>
public enum Sensitivity
{
    Public,
    Internal,
    Personal,
    Special,
    Secret,
}

/// <summary>The type of a data or form field.</summary>
public abstract record FieldType(SourceSpan Span)
{
    public sealed record Text(SourceSpan Span) : FieldType(Span);

    public sealed record Number(SourceSpan Span) : FieldType(Span);

    public sealed record YesNo(SourceSpan Span) : FieldType(Span);

    public sealed record Date(SourceSpan Span) : FieldType(Span);

    /// <summary>An uploaded file; its value is a context of <c>file</c> (id), <c>name</c>, <c>size</c>, <c>type</c>.</summary>
    public sealed record File(SourceSpan Span) : FieldType(Span);

    /// <summary>One of the given texts.</summary>
    public sealed record Choice(SourceSpan Span, ImmutableArray<Word> Options) : FieldType(Span)
    {
        /// <summary>What people read for an option where that differs from it.</summary>
        public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;
    }

    /// <summary>Rows of a table file; <paramref name="Of"/> names one row.</summary>
    public sealed record Table(SourceSpan Span, Word? Of) : FieldType(Span);

    /// <summary>A type that could not be read, which was reported; kept so that the field's name is known.</summary>
    internal sealed record Unread(SourceSpan Span) : FieldType(Span);
}

/// <summary>One line of a form.</summary>
public sealed record FormField
{
    public required Word Name { get; init; }

    public required FieldType Type { get; init; }

    public bool Required { get; init; }

    public TextTemplate? Label { get; init; }

    public Word? Help { get; init; }

    public Sensitivity Sensitivity { get; init; } = Sensitivity.Internal;
}

/// <summary>Who: a role, a role of a unit, or an expression that yields a principal.</summary>
/// <remarks>A principal is written <c>role</c>, <c>role@unit</c> or <c>person:id</c>.</remarks>
public abstract record RoleReference(SourceSpan Span)
{
    /// <summary><c>working-group</c>, or <c>head-teacher of &lt;unit.id&gt;</c>.</summary>
    public sealed record Role(SourceSpan Span, Word Name, TextTemplate? Unit) : RoleReference(Span);

    /// <summary><c>= activity.owner</c></summary>
    public sealed record Computed(SourceSpan Span, Expression Expression) : RoleReference(Span);

    /// <summary>A role that is missing or could not be read, which was reported.</summary>
    internal sealed record Unread(SourceSpan Span) : RoleReference(Span);
}
