using System.Collections.Immutable;
using Workflows.Language.Definitions.Phrases;
using Workflows.Language.Definitions.Vocabulary;
using Workflows.Language.Diagnostics;
using Workflows.Language.Yaml;

namespace Workflows.Language.Definitions.Reading;

/// <summary>Reads the ways to start a process: by a person, by a message, or again
/// and again by itself. The key that stands there says which.</summary>
internal sealed class StartReader(DiagnosticBag diagnostics)
{
    private readonly ImmutableArray<StartRule>.Builder _byHand = ImmutableArray.CreateBuilder<StartRule>();
    private readonly ImmutableArray<MessageStart>.Builder _byMessage = ImmutableArray.CreateBuilder<MessageStart>();

    private readonly ImmutableArray<RecurringStart>.Builder _recurring = ImmutableArray.CreateBuilder<RecurringStart>();

    public ImmutableArray<StartRule> ByHand => _byHand.ToImmutable();

    public ImmutableArray<MessageStart> ByMessage => _byMessage.ToImmutable();

    public ImmutableArray<RecurringStart> Recurring => _recurring.ToImmutable();

    public void Read(YamlNode node)
    {
        if (node is YamlMapping itself && itself.Find("every") is not null)
        {
            if (RecurringStartReader.Read(node, diagnostics) is { } start)
                _recurring.Add(start);
            return;
        }

        if (node is YamlMapping mapping && mapping.Find("message") is not null)
            ReadMessage(node);
        else
            ReadByHand(node);
    }

    private void ReadByHand(YamlNode node)
    {
        var set = ProcessVocabulary.StartRule;
        if (MappingReader.Over(node, diagnostics, set) is not { } map)
            return;

        var by = map.RequiredText("by") is { } text ? RoleReferenceReader.Read(text, diagnostics) : null;
        ImmutableArray<Word> form = [.. map.OptionalList("form").Select(n => Shape.Name(n, "an entry of 'form'", diagnostics)).OfType<Word>()];
        set.Close(map);
        _byHand.Add(new(node.Span, by ?? new RoleReference.Unread(map.Head), form));
    }

    private void ReadMessage(YamlNode node)
    {
        var set = ProcessVocabulary.MessageStart;
        if (MappingReader.Over(node, diagnostics, set) is not { } map)
            return;

        var message = map.RequiredName("message");
        var data = FieldInputReader.ReadAll(map, "data");
        set.Close(map);
        if (message is not null)
            _byMessage.Add(new(node.Span, message, data));
    }
}
