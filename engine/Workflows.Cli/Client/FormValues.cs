using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Workflows.Cli.Output;
using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Client;

/// <summary>Makes a form's values of what was typed as <c>field=value</c>; a file is typed as <c>field=@path</c> and uploaded first.</summary>
internal sealed partial class FormValues(WorkflowsClient client, CommandSurroundings surroundings)
{
    private const string How = "write field=value, or field=@path for a file";

    public async Task<ImmutableSortedDictionary<string, JsonElement>> ReadAsync(
        IEnumerable<string> typed, ImmutableArray<FormLine> lines, CancellationToken cancellation)
    {
        var chosen = typed.Select(t => Split(t, lines)).ToList();
        if (chosen.GroupBy(c => c.Line.Name).FirstOrDefault(g => g.Count() > 1) is { } doubled)
        {
            throw CommandStoppedException.Usage($"The field '{doubled.Key}' is given twice.");
        }

        // Everything is read before anything is uploaded, so that a slip in the last field leaves no file behind.
        var values = chosen
            .Where(c => c.Line.Kind != FormLineKind.File)
            .Select(c => KeyValuePair.Create(c.Line.Name, Value(c.Line, c.Text)))
            .ToList();
        var files = chosen.Where(c => c.Line.Kind == FormLineKind.File).Select(c => (c.Line.Name, Path: FileOf(c.Line, c.Text))).ToList();
        foreach (var (name, path) in files)
        {
            var uploaded = await Progress.ShowAsync(
                surroundings, $"Uploading {Path.GetFileName(path)}", () => client.UploadAsync(path, cancellation));
            values.Add(KeyValuePair.Create(name, JsonSerializer.SerializeToElement(uploaded, CliJson.Options)));
        }

        return values.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static (FormLine Line, string Text) Split(string typed, ImmutableArray<FormLine> lines)
    {
        var equals = typed.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw CommandStoppedException.Usage($"'{typed}' is no field with a value.", How);
        }

        var name = typed[..equals];
        var line = lines.FirstOrDefault(l => l.Name == name) ?? throw new CommandStoppedException(
            ExitCode.Usage, $"The form has no field '{name}'.", Suggestion.Hint(name, lines.Select(l => l.Name)))
        {
            Details = [.. lines.Select(l => $"{l.Name}: {l.Label}{(l.Required ? " (required)" : "")}")],
        };
        return (line, typed[(equals + 1)..]);
    }

    private JsonElement Value(FormLine line, string text) => line.Kind switch
    {
        FormLineKind.Text => Json(text),
        FormLineKind.Number when JsonNumber().IsMatch(text) => JsonDocument.Parse(text).RootElement,
        FormLineKind.Number => throw Wrong(line, text, "write a number such as 12 or 3.5"),
        FormLineKind.YesNo when text is "yes" or "true" => Json(true),
        FormLineKind.YesNo when text is "no" or "false" => Json(false),
        FormLineKind.YesNo => throw Wrong(line, text, "write yes or no"),
        FormLineKind.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => Json(text),
        FormLineKind.Date => throw Wrong(line, text, "write a day such as 2020-02-10"),
        FormLineKind.Choice when line.Options.Contains(text) => Json(text),
        FormLineKind.Choice => throw Wrong(line, text, Suggestion.Hint(text, line.Options) ?? $"choose {Listing.Or(line.Options)}"),
        FormLineKind.Table => Table(line, text),
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.Kind, null),
    };

    private JsonElement Table(FormLine line, string text)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(FileOf(line, text))).RootElement;
        }
        catch (JsonException)
        {
            throw Wrong(line, text, "the file must hold a JSON array of rows");
        }
    }

    private string FileOf(FormLine line, string text)
    {
        if (!text.StartsWith('@'))
        {
            throw Wrong(line, text, $"name a file: {line.Name}=@path");
        }

        var path = surroundings.PathOf(text[1..]);
        return File.Exists(path) ? path : throw CommandStoppedException.Usage($"There is no file {path}, which {line.Name}=@… names.");
    }

    private static CommandStoppedException Wrong(FormLine line, string text, string hint) =>
        CommandStoppedException.Usage($"'{text}' does not fit the field '{line.Name}' ({line.Label}).", hint);

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);

    /// <summary>RFC 8259 §6, so that every digit is kept.</summary>
    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex JsonNumber();
}
