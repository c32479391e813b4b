using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflows.Benchmarks.Measuring;

/// <summary>The table, printed as it grows, and the same as JSON.</summary>
internal sealed class Report(TextWriter output, Effort effort)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly List<Section> _sections = [];

    public void Add(string title, IReadOnlyList<Figure> figures)
    {
        _sections.Add(new(title, figures, null));
        output.WriteLine($"{title}");
        foreach (var figure in figures)
        {
            output.WriteLine($"  {figure.What,-52}{Text(figure),14}{Bytes(figure),12}  {Beside(figure)}{Held(figure)}".TrimEnd());
        }
    }

    /// <summary>Says why something was not measured.</summary>
    public void Leave(string title, string reason)
    {
        _sections.Add(new(title, [], reason));
        output.WriteLine($"{title}\n  not measured: {reason}");
    }

    public async Task WriteJsonAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var document = new Document(
            DateTimeOffset.UtcNow, effort.Name, Environment.ProcessorCount, RuntimeInformation.FrameworkDescription, _sections);
        await File.WriteAllTextAsync(file.FullName, JsonSerializer.Serialize(document, Json) + "\n", cancellationToken);
    }

    private static string Text(Figure figure) => figure.Unit switch
    {
        Unit.PerSecond => Number(figure.Value) + " /s",
        Unit.Percent => Number(figure.Value) + " %",
        Unit.Bytes => Number(figure.Value) + " B",
        Unit.Count => Number(figure.Value),
        _ when figure.Value < 1e3 => Number(figure.Value) + " ns",
        _ when figure.Value < 1e6 => Number(figure.Value / 1e3) + " µs",
        _ => Number(figure.Value / 1e6) + " ms",
    };

    private static string Bytes(Figure figure) => figure.Allocated switch
    {
        null => "",
        < 1024 and { } bytes => Number(bytes) + " B",
        < 1024 * 1024 and { } bytes => Number(bytes / 1024) + " KiB",
        { } bytes => Number(bytes / 1024 / 1024) + " MiB",
    };

    private static string Beside(Figure figure) => figure.Beside switch
    {
        null => "",
        { Ratio: >= 1 } beside => $"{Number(beside.Ratio)} × {beside.With}",
        var beside => $"{Number(beside.Ratio * 100)} % of {beside.With}",
    };

    private static string Held(Figure figure) => figure.Limit is not { } limit
        ? ""
        : $"{Halves(figure)}{(figure.Holds == true ? "pass" : "FAIL")}: at most {Text(figure with { Value = limit })}";

    private static string Halves(Figure figure) => figure is { Half: { } half, Processor: { } processor }
        ? $"half {Text(figure with { Value = half })}, processor {Text(figure with { Value = processor })}; "
        : "";

    private static string Number(double value) =>
        value.ToString(value < 100 && value != Math.Floor(value) ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private sealed record Section(string Title, IReadOnlyList<Figure> Figures, string? NotMeasured);

    private sealed record Document(DateTimeOffset At, string Effort, int Cores, string Framework, IReadOnlyList<Section> Sections);
}
