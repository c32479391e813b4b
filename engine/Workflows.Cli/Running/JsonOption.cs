using System.CommandLine;
using System.Text.Json;

namespace Workflows.Cli.Running;

/// <summary>An option that holds a JSON object (RFC 8259), or <c>@</c> and the file that holds one.</summary>
internal sealed class JsonOption : Option<string?>
{
    private const string Example = "{\"reports\": 2}";

    public JsonOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = "json|@file";
    }

    /// <summary>The object; an empty one when the option is not given.</summary>
    /// <exception cref="CommandStoppedException">It is no JSON object, or the file is not there.</exception>
    public JsonElement Read(ParseResult given, CommandSurroundings surroundings)
    {
        var text = given.GetValue(this) ?? "{}";
        var (place, json) = text is ['@', .. var file] ? (file, FileText(file, surroundings)) : (Name, text);
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw CommandStoppedException.Usage($"{place} is no JSON object.", $"an object names its values, such as {Example}");
        }
        catch (JsonException cause)
        {
            throw CommandStoppedException.Usage(
                $"{place} is no JSON: it cannot be read from line {cause.LineNumber + 1}, column {cause.BytePositionInLine + 1} on.",
                $"write it as '{Example}', in single quotes for the shell, or in a file as {Name} @file.json");
        }
    }

    private static string FileText(string file, CommandSurroundings surroundings) => File.Exists(surroundings.PathOf(file))
        ? File.ReadAllText(surroundings.PathOf(file))
        : throw CommandStoppedException.Usage($"There is no file {file}.");
}
