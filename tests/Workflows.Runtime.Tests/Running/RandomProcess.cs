using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Runtime.Tests.Running;

/// <summary>Writes a valid process of random shape; the same seed writes the same.</summary>
internal sealed class RandomProcess(int seed)
{
    public const string Id = "random";

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private int _steps;

    public ImmutableArray<CheckedProcess> Check()
    {
        var text = Write();
        var check = FolderChecker.Check(SourceSet.Of([new("random.process.yaml", text), new("town.organisation.yaml", Organisation)]));
        var errors = check.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Span} {d.Code} {d.Message}").ToList();
        return errors.Count == 0 ? check.Processes : throw new InvalidOperationException($"seed {seed}\n{text}\n{string.Join("\n", errors)}");
    }

    private const string Organisation = """
        organisation: town
        roles: { red: Red, green: Green, blue: Blue }
        people:
          ann: { name: Ann, mail: ann@example.org }
          bob: { name: Bob, mail: bob@example.org }
          cat: { name: Cat }
        holdings:
          - { role: red, person: ann }
          - { role: green, person: bob }
          - { role: blue, person: cat }
          - { role: blue, person: ann }
        """;

    private string Write()
    {
        _text.Append("""
            process: random
            title: Random
            owner: red
            organisation: town
            data:
              total: { type: number, default: 0 }
            steps:

            """);
        WriteList(depth: 0, indent: 2);
        return _text.ToString();
    }

    private void WriteList(int depth, int indent)
    {
        var count = _random.Next(1, depth == 0 ? 5 : 3);
        for (var n = 0; n < count; n++)
        {
            WriteStep(depth, indent);
        }
    }

    private void WriteStep(int depth, int indent)
    {
        var id = $"s{(++_steps).ToString(CultureInfo.InvariantCulture)}";
        switch (_random.Next(depth < 2 ? 9 : 6))
        {
            case 0 or 1:
                Lines(indent, $"- id: {id}", $"  task: Do {id}", $"  by: {Role()}");
                Lines(indent, $"  due: {_random.Next(2, 9)} days", "  remind: [1 day before, every 2 days until closed]", $"  escalate: 3 days after to {Role()}");
                break;
            case 2:
                Lines(indent, $"- id: {id}", $"  task: Try {id}", $"  by: {Role()}", "  form:", "    amount: { type: number, required: true }");
                Lines(indent, "  outcomes:", "    good: continue", $"    again: back to {id}");
                break;
            case 3:
                Lines(indent, $"- wait: {{ for: {_random.Next(1, 5)} days }}");
                break;
            case 4:
                Lines(indent, $"- notify: Told at {id}", $"  to: {Role()}");
                break;
            case 5:
                Lines(indent, "- set: { total: total + 1 }");
                break;
            case 6:
                Lines(indent, "- parallel:");
                for (var branch = 0; branch < _random.Next(2, 4); branch++)
                {
                    Lines(indent, $"    {id}b{branch.ToString(CultureInfo.InvariantCulture)}:");
                    WriteList(depth + 1, indent + 6);
                }

                break;
            case 7:
                Lines(indent, $"- id: {id}", "  for-each: place in [1, 2, 3]", $"  task: Do {id} for <place>", $"  by: {Role()}", "  due: 4 days");
                Lines(indent, _random.Next(2) == 0 ? "  closes: 6 days after start" : "  remind: on the day");
                break;
            default:
                Lines(indent, "- choose:", $"    - when: total > {_random.Next(3)}", "      steps:");
                WriteList(depth + 1, indent + 8);
                Lines(indent, "    - otherwise:");
                WriteList(depth + 1, indent + 8);
                break;
        }
    }

    private string Role() => _random.Next(3) switch
    {
        0 => "red",
        1 => "green",
        _ => "blue",
    };

    private void Lines(int indent, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            _text.Append(' ', indent).Append(line).Append('\n');
        }
    }
}
