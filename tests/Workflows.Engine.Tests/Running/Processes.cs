using Workflows.Engine.Graph;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Engine.Tests.Running;

/// <summary>Processes made of text.</summary>
internal static class Processes
{
    /// <summary>The graph of a process.</summary>
    /// <param name="yaml">What follows <c>process</c> and <c>title</c>.</param>
    /// <param name="files">Other files that it names: path and text.</param>
    public static ProcessGraph Graph(string yaml, params (string Path, string Text)[] files)
    {
        var process = new SourceText("test.process.yaml", $"process: test\ntitle: A test\n{yaml}");
        var diagnostics = new DiagnosticBag();
        var result = ProcessChecker.Check(SourceSet.Of(files.Select(f => new SourceText(f.Path, f.Text)).Append(process)), process.Path, diagnostics);
        Assert.True(result is { HasErrors: false }, new DiagnosticRenderer().Render(diagnostics.Sorted()));
        return ProcessGraph.Build(result!);
    }

    /// <summary>The graphs of several whole files, by process id.</summary>
    public static Func<string, ProcessGraph?> Graphs(params (string Path, string Text)[] files)
    {
        var check = FolderChecker.Check(SourceSet.Of(files.Select(f => new SourceText(f.Path, f.Text))));
        Assert.True(!check.HasErrors, string.Concat(check.Diagnostics.Select(new DiagnosticRenderer().Render)));
        var graphs = check.Processes.ToDictionary(p => p.Process.Id.Value, ProcessGraph.Build);
        return id => graphs.GetValueOrDefault(id);
    }

    /// <summary>Anna heads school a, Bo school b, nobody school c; Cleo owns the process, and in March 2020 Dan stands in for her.</summary>
    public static (string Path, string Text) Town { get; } = ("town.organisation.yaml", """
        organisation: town
        units:
          a: { name: School A }
          b: { name: School B }
          c: { name: School C }
        roles:
          head: { title: Head, per-unit: yes }
          owner: Owner
          board: Board
        people:
          anna: { name: Anna, mail: anna@example.org }
          bo: Bo
          cleo: { name: Cleo, mail: cleo@example.org }
          dan: Dan
        holdings:
          - { role: head of a, person: anna }
          - { role: head of b, person: bo }
          - { role: owner, person: cleo }
          - { role: owner, person: dan, from: 2020-03-01, to: 2020-03-31, deputy: yes }
        """);

    /// <summary>Monday to Friday, eight to five in Stockholm, and off from Good Friday to Easter Monday.</summary>
    public static (string Path, string Text) Office { get; } = ("office.calendar.yaml", """
        calendar: office
        time-zone: Europe/Stockholm
        hours: 08:00-17:00
        holidays:
          Good Friday: easter - 2 days
          Easter Monday: easter + 1 day
        """);
}
