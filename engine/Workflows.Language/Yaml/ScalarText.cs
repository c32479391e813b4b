using System.Collections.Immutable;
using System.Text;

namespace Workflows.Language.Yaml;

/// <summary>Collects the characters of a scalar's value together with the place that each came from.</summary>
internal sealed class ScalarText
{
    private readonly StringBuilder _value = new();
    private readonly ImmutableArray<int>.Builder _origins = ImmutableArray.CreateBuilder<int>();

    public void Append(char character, int origin)
    {
        _value.Append(character);
        _origins.Add(origin);
    }

    public void Append(string characters, int origin)
    {
        foreach (var character in characters)
        {
            Append(character, origin);
        }
    }

    /// <summary>Copies a stretch of the source as it is.</summary>
    public void Copy(string source, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            Append(source[i], i);
        }
    }

    /// <summary>Appends what is left of the line breaks of one gap between two lines: one break becomes a blank, the first
    /// of several is dropped (YAML 1.2 §6.5).</summary>
    public void Fold(List<int> breaks)
    {
        if (breaks.Count == 1)
        {
            Append(' ', breaks[0]);
            return;
        }

        foreach (var origin in breaks.Skip(1))
        {
            Append('\n', origin);
        }
    }

    /// <param name="end">Where the content ends in the source.</param>
    public (string Value, ImmutableArray<int> Origins) Finish(int end)
    {
        _origins.Add(_origins.Count == 0 ? end : Math.Max(end, _origins[^1] + 1));
        return (_value.ToString(), _origins.DrainToImmutable());
    }
}
