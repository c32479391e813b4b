using System.Collections.Immutable;
using NodaTime;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Engine.Interpreter;

/// <summary>What a case is given when no person starts it.</summary>
internal static class StartInputs
{
    /// <summary>Texts as the fields have them: who wrote <c>members: 3</c> in another process knew no type.</summary>
    public static FeelContext Typed(ProcessDefinition process, FeelContext given) => new(given.Entries.Select(entry =>
        entry.Value is FeelText text && process.Data.FirstOrDefault(f => f.Name.Value == entry.Key) is { } field
            ? new(entry.Key, FieldValues.Parse(field.Type, text.Value) ?? entry.Value)
            : entry));

    /// <summary>What a message gives to the case that it starts; null when no start of the process waits for it.</summary>
    public static FeelContext? OfMessage(Transition transition, StartByMessage command)
    {
        var process = transition.Graph.Process.Process;
        if (process.MessageStarts.FirstOrDefault(s => s.Message.Value == command.Message) is not { } start)
        {
            return null;
        }

        var names = FeelContext.Empty.With(MessageStart.Payload, command.Payload);
        return Typed(process, Evaluated(transition, start.Data, names));
    }

    /// <summary>What a recurring start gives to the case that it starts.</summary>
    public static FeelContext OfRecurrence(Transition transition, RecurringStart start, LocalDate day) => Typed(
        transition.Graph.Process.Process,
        Evaluated(transition, start.Data, FeelContext.Empty.With(RecurringStart.Start, FeelValue.Of(day))));

    private static FeelContext Evaluated(Transition transition, ImmutableArray<FieldInput> inputs, FeelContext names) =>
        new(inputs.Select(input => new KeyValuePair<string, FeelValue>(input.Field.Value, input switch
        {
            FieldInput.Written written =>
                FeelValue.Of(string.Concat(written.Text.Parts.Select(p => p.Literal ?? ValueText.Of(transition.Evaluate(p.Placeholder!, names))))),
            FieldInput.Computed computed => transition.Evaluate(computed.Value, names),
            _ => throw new InvalidOperationException($"No input {input.GetType().Name}: the set is closed."),
        })));
}
