using System.Collections.Immutable;
using Workflows.Language.Calendars;
using Workflows.Language.Checking.Asking;
using Workflows.Language.Checking.Binding;
using Workflows.Language.Checking.Cases;
using Workflows.Language.Checking.Flow;
using Workflows.Language.Checking.Places;
using Workflows.Language.Checking.Presence;
using Workflows.Language.Checking.Privacy;
using Workflows.Language.Checking.References;
using Workflows.Language.Checking.Staffing;
using Workflows.Language.Checking.Texts;
using Workflows.Language.Definitions;
using Workflows.Language.Definitions.Reading;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Translations;
using Workflows.Language.Yaml;

namespace Workflows.Language.Checking;

/// <summary>Checks a process with everything that it refers to.</summary>
public static class ProcessChecker
{
    private const int MostSteps = 2_000;

    /// <summary>Reads the process and the files that it names, and collects every finding in all of them.</summary>
    /// <param name="sources">All files of the folder.</param>
    /// <param name="path">The process file among them.</param>
    /// <param name="diagnostics">Gets the findings, also when there is no result.</param>
    /// <returns>The process, fit to run when it has no errors; null when the file is not there, holds no set of keys or has more than
    /// 2,000 steps.</returns>
    public static CheckedProcess? Check(SourceSet sources, string path, DiagnosticBag diagnostics) =>
        Check(sources, path, KnownProcesses.Of(sources), diagnostics);

    /// <summary>The same for one of many, which share what is known of one another.</summary>
    internal static CheckedProcess? Check(SourceSet sources, string path, KnownProcesses known, DiagnosticBag diagnostics)
    {
        if (sources.Find(path) is not { } source)
            return null;

        var own = new DiagnosticBag();
        var result = ProcessReader.Read(source, YamlReader.Read(source, own), own) is { } process ? Check(process, sources, known, own) : null;
        diagnostics.AddRange(own.Sorted());
        return result;
    }

    /// <summary>Checks a definition that was made out of one that had been read: with steps changed, or others left out.</summary>
    /// <param name="process">No larger than the one that it was made of.</param>
    /// <param name="sources">All files, as when that one was checked.</param>
    /// <remarks>Its <see cref="CheckedProcess.ContentHash"/> is still that of the files: it is for trying out, never for running.</remarks>
    public static CheckedProcess Recheck(ProcessDefinition process, SourceSet sources) =>
        Check(process, sources, KnownProcesses.Of(sources), new DiagnosticBag())
            ?? throw new ArgumentException("It has more steps than are allowed.", nameof(process));

    private static CheckedProcess? Check(ProcessDefinition process, SourceSet sources, KnownProcesses known, DiagnosticBag diagnostics)
    {
        var places = StepPlaces.Of(process.Steps);
        if (places.All.Length > MostSteps)
        {
            diagnostics.Report(
                StepRules.TooManySteps,
                places.All[MostSteps].Step.Keyword,
                $"This process has {places.All.Length} steps; {MostSteps} are allowed.",
                "move parts of it into processes of their own");
            return null;
        }

        var files = ReferencedFiles.Read(process, sources, diagnostics);
        var flow = FlowGraph.Of(process, places);

        NameCheck.Run(process, places, diagnostics);
        BackCheck.Run(places, diagnostics);
        StartCheck.Run(process, diagnostics);
        if (files.Organisation is not null)
            RoleCheck.Run(process, places, files.Organisation, diagnostics);
        new TimeCheck(process.Plan, files.Calendar, diagnostics).Run(places);
        new StageTimeCheck(places, files.Calendar, diagnostics).Run();
        DeadlineCheck.Run(process, places, flow, diagnostics);
        ClauseCheck.Run(process, places, files.Clauses, diagnostics);
        FlowCheck.Run(places, flow, diagnostics);
        JoinCheck.Run(places, flow, diagnostics);
        HandlerCheck.Run(places, diagnostics);
        MessageCheck.Run(places, diagnostics);

        // What translations speak of may only be missing because its lines could not be read.
        var isWhole = !process.Steps.Steps.IsEmpty
            && !diagnostics.Sorted().Any(d => d.Code[2] == '0' && d.Severity == Severity.Error && d.Span.Source == process.Source);
        if (isWhole)
            new TextsCheck(process, places, diagnostics).Run(files.Texts);

        ReturnCheck.Run(process, diagnostics);
        new InputCheck(known, diagnostics).Run(process, places);

        var asked = new AskedDecisions(files.Decisions, diagnostics);
        var scopes = new NameScopes(process, places, files.TableTypes, step => CalledResults.TypeOf(step, known) ?? asked.TypeOf(step));
        var expressions = ExpressionBinder.Bind(process, places, scopes, known, asked, files.Templates, isWhole ? files.Texts : [], diagnostics);
        new WordCheck(files.Decisions, diagnostics).Run(process, places, expressions);
        ResultCheck.Run(process, places, flow, expressions, diagnostics);
        PresenceCheck.Run(process, places, flow, expressions, diagnostics);
        if (files.Organisation is not null)
            StaffingCheck.Run(process, places, flow, files, expressions, diagnostics);
        HoldCheck.Run(process, places, expressions, diagnostics);
        var items = SensitivityCheck.Run(process, places, expressions, known, diagnostics);

        return new()
        {
            Process = process,
            Calendar = files.Calendar ?? WorkCalendar.Plain,
            Organisation = files.Organisation,
            Clauses = files.Clauses,
            Tables = files.Tables.ToImmutableDictionary(t => t.Key, t => t.Value.Rows, StringComparer.Ordinal),
            Templates = files.Templates,
            Translations = files.Texts
                .DistinctBy(t => t.Language.Value, StringComparer.OrdinalIgnoreCase)
                .ToImmutableSortedDictionary(t => t.Language.Value, t => Translation.Of(process, t), StringComparer.OrdinalIgnoreCase),
            Expressions = expressions.Compiled,
            Decisions = asked.All,
            ItemSensitivities = items,
            Files = files.Files,
            ContentHash = ContentHash.Of(process.Source, files.Files),
            Diagnostics = diagnostics.Sorted(),
        };
    }
}
