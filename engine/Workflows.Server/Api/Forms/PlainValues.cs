using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Workflows.Engine.Interpreter;
using Workflows.Language.Definitions;
using Workflows.Language.Feel;

namespace Workflows.Server.Api.Forms;

/// <summary>Values between the plain JSON that forms send and FEEL.</summary>
internal static class PlainValues
{
    /// <summary>Reads values by the types that the fields are declared with.</summary>
    /// <param name="values">By field.</param>
    /// <param name="typeOf">The declared type of a field; null: there is no such field.</param>
    /// <param name="problems">What does not fit, by field; empty when all is well.</param>
    public static FeelContext Read(
        IReadOnlyDictionary<string, JsonElement> values, Func<string, FieldType?> typeOf, out ImmutableArray<FieldProblem> problems)
    {
        var found = ImmutableArray.CreateBuilder<FieldProblem>();
        var entries = new List<KeyValuePair<string, FeelValue>>();
        foreach (var (name, json) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            if (typeOf(name) is not { } type)
            {
                found.Add(new(name, "this is not on the form"));
            }
            else if (FeelJson.ReadPlain(json, FieldValues.TypeOf(type), out var problem) is { } value)
            {
                entries.Add(new(name, value));
            }
            else
            {
                found.Add(new(name, problem ?? "this does not fit"));
            }
        }

        problems = found.ToImmutable();
        return new(entries);
    }

    /// <summary>Reads values of which no type is declared, such as a message's.</summary>
    public static FeelContext Read(IReadOnlyDictionary<string, JsonElement> values, out ImmutableArray<FieldProblem> problems)
    {
        var found = ImmutableArray.CreateBuilder<FieldProblem>();
        var entries = new List<KeyValuePair<string, FeelValue>>();
        foreach (var (name, json) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            if (FeelJson.ReadPlain(json, FeelType.Any, out var problem) is { } value)
            {
                entries.Add(new(name, value));
            }
            else
            {
                found.Add(new(name, problem ?? "this does not fit"));
            }
        }

        problems = found.ToImmutable();
        return new(entries);
    }

    public static JsonElement Write(FeelValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            FeelJson.WritePlain(writer, value);
        }

        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }

    public static ImmutableDictionary<string, JsonElement> Write(FeelContext values) =>
        values.Entries.ToImmutableDictionary(e => e.Key, e => Write(e.Value), StringComparer.Ordinal);
}
