using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Workflows.Server.Telemetry;

/// <summary>One metric in the words of the Prometheus text format 0.0.4: a name, a type, and a value for each set of labels.</summary>
internal sealed class Series
{
    /// <summary>Upper bounds of buckets for times, in seconds.</summary>
    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    /// <summary>Upper bounds of buckets for counts.</summary>
    private static readonly double[] Counts = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

    /// <summary>Sets of labels at most: more than that is a mistake, and must not fill the memory.</summary>
    private const int MostSets = 500;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Cell> _cells = new(StringComparer.Ordinal);
    private readonly double[] _bounds;
    private readonly bool _isTold;

    public Series(Instrument instrument)
    {
        var kind = instrument.GetType().GetGenericTypeDefinition();
        _isTold = instrument.IsObservable || kind == typeof(Gauge<>);
        Type = kind switch
        {
            _ when kind == typeof(Histogram<>) => "histogram",
            _ when kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>) => "counter",
            _ => "gauge",
        };
        _bounds = Type != "histogram" ? [] : instrument.Unit == "s" ? Seconds : Counts;
        Help = instrument.Description ?? "";
        Name = NameOf(instrument, Type);
    }

    public string Name { get; }

    private string Type { get; }

    private string Help { get; }

    /// <summary>Takes a measurement. What is told as it is replaces the one before; what is counted is added up.</summary>
    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var key = Labels(labels);
        lock (_lock)
        {
            if (!_cells.TryGetValue(key, out var cell))
            {
                if (_cells.Count >= MostSets)
                {
                    return;
                }

                _cells.Add(key, cell = new(_bounds.Length + 1));
            }

            cell.Sum = _isTold ? value : cell.Sum + value;
            cell.Count++;
            if (_bounds.Length > 0)
            {
                var at = Array.BinarySearch(_bounds, value);
                cell.Buckets[at < 0 ? ~at : at]++;
            }
        }
    }

    public void Write(StringBuilder text)
    {
        lock (_lock)
        {
            if (_cells.Count == 0)
            {
                return;
            }

            text.Append(CultureInfo.InvariantCulture, $"# HELP {Name} {Escape(Help)}\n# TYPE {Name} {Type}\n");
            foreach (var (labels, cell) in _cells.OrderBy(c => c.Key, StringComparer.Ordinal))
            {
                if (Type != "histogram")
                {
                    Line(text, "", labels, cell.Sum);
                    continue;
                }

                long upTo = 0;
                for (var i = 0; i < cell.Buckets.Length; i++)
                {
                    upTo += cell.Buckets[i];
                    var bound = i < _bounds.Length ? _bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
                    Line(text, "_bucket", labels.Length == 0 ? $"le=\"{bound}\"" : $"{labels},le=\"{bound}\"", upTo);
                }

                Line(text, "_sum", labels, cell.Sum);
                Line(text, "_count", labels, cell.Count);
            }
        }
    }

    private void Line(StringBuilder text, string suffix, string labels, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"{Name}{suffix}{(labels.Length == 0 ? "" : $"{{{labels}}}")} {value:R}\n");

    private static string NameOf(Instrument instrument, string type)
    {
        var name = Word(instrument.Name) + instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return type == "counter" ? $"{name}_total" : name;
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var words = new List<string>(labels.Length);
        foreach (var (name, value) in labels)
        {
            words.Add($"{Word(name)}=\"{Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}\"");
        }

        words.Sort(StringComparer.Ordinal);
        return string.Join(",", words);
    }

    private static string Word(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");

    private sealed class Cell(int buckets)
    {
        public double Sum { get; set; }

        public long Count { get; set; }

        public long[] Buckets { get; } = new long[buckets];
    }
}
