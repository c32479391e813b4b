using System.Globalization;
using System.Text;
using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Texts;
using Workflows.Language.Definitions;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;

namespace Workflows.Engine.Nodes;

/// <summary><c>document</c>: writes a document into the case's register and goes on (BPMN 2.0 §10.4.1 data object).</summary>
public sealed class DocumentNode(string id, DocumentStep step) : Node(id, step)
{
    /// <summary>The media type of every document (RFC 7763).</summary>
    public const string MediaType = "text/markdown";

    private const int LargestDocument = 1024 * 1024;
    private const int LongestName = 120;

    internal override void Enter(Transition transition, Token token)
    {
        var copies = transition.Principals(step.Copies, token.Scope);
        var readers = transition.People(copies);
        if (!step.Copies.IsEmpty && readers.IsEmpty)
        {
            transition.Raise(
                token.Id,
                this,
                IncidentRules.NobodyHoldsRole,
                $"Nobody holds {Transition.Names(copies)}, who would get a copy. Nothing was written.");
            return;
        }

        var text = transition.Fill(step.Text ?? transition.Graph.Process.Templates[Id], token.Scope);
        var size = Encoding.UTF8.GetByteCount(text);
        if (size > LargestDocument)
        {
            transition.Raise(
                token.Id, this, IncidentRules.DocumentTooLarge, $"The document would have more than {LargestDocument / 1024} KiB.");
            return;
        }

        var entry = EntryFor(transition, token, size) with { Copies = copies };
        transition.Emit(new DocumentWritten(entry));
        transition.Write(new(entry, text));
        foreach (var person in readers)
        {
            var said = transition.WordingFor(person).Messages;
            transition.Send(new(
                $"document/{entry.Id.Number}.{entry.Id.Version}/{person.Id}",
                OutboxKind.Notification,
                person.Id,
                person.Mail,
                MessageTexts.Fill(said.Document, entry.Title),
                said.DocumentCopy,
                null));
        }

        transition.Record(token.Scope, Id, ResultOf(transition, entry));
        transition.Move(token.Id, Next);
    }

    private DocumentEntry EntryFor(Transition transition, Token token, int size)
    {
        var state = transition.State;
        var scope = state.HomeOf(token.Scope);
        var before = state.Documents.Values.Where(d => d.Node == Id && d.Scope == scope).MaxBy(d => d.Id.Version);
        var number = before?.Id.Number ?? state.Documents.Keys.Select(d => d.Number).DefaultIfEmpty(0).Max() + 1;
        var version = (before?.Id.Version ?? 0) + 1;
        var title = transition.FillLine(step.Name, token.Scope);
        return new()
        {
            Id = new(number, version),
            Node = Id,
            Scope = scope,
            Title = title,
            Kind = step.Kind?.Value,
            RegisteredAs = step.RegisteredAs is { } reference && transition.FillLine(reference, token.Scope) is { Length: > 0 } filled
                ? filled
                : null,
            WrittenAt = transition.Now,
            Sensitivity = step.Sensitivity,
            File = StableId.Of("document", state.Id, number, version),
            FileName = FileNameOf(title, number, version),
            Size = size,
        };
    }

    private static FeelContext ResultOf(Transition transition, DocumentEntry entry) => new(
    [
        new("number", FeelValue.Of(entry.Id.Number)),
        new("version", FeelValue.Of(entry.Id.Version)),
        new("file", new FeelContext(
        [
            new("file", FeelValue.Of(entry.File.ToString("D"))),
            new("name", FeelValue.Of(entry.FileName)),
            new("size", new FeelNumber(Decimal34.From(entry.Size))),
            new("type", FeelValue.Of(MediaType)),
        ])),
        new("at", FeelValue.Of(transition.Graph.Calendar.DateOf(entry.WrittenAt))),
    ]);

    /// <summary>A name that every system takes: what some forbid becomes a blank.</summary>
    private static string FileNameOf(string title, int number, int version)
    {
        var safe = string.Concat(
            title.Select(c => char.IsControl(c) || char.IsSurrogate(c) || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal) ? ' ' : c));
        var name = string.Join(' ', safe.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        name = name.Length > LongestName ? name[..LongestName].TrimEnd() : name;
        var start = name.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"document {number}") : name;
        return version == 1 ? $"{start}.md" : string.Create(CultureInfo.InvariantCulture, $"{start}, version {version}.md");
    }
}
