using Spectre.Console;
using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Output;

/// <summary>Rows under headings. On a terminal, long cells are wrapped to its width; in a file every row is one line.</summary>
internal sealed class TextTable
{
    private const int Unbounded = 10_000;

    private readonly Table _table = new Table().NoBorder();

    public TextTable(params ReadOnlySpan<string> headings)
    {
        foreach (var heading in headings)
        {
            _table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))).PadLeft(0).PadRight(2));
        }
    }

    public void Row(params IEnumerable<string?> cells) => _table.AddRow(cells.Select(c => new Text(DisplayText.Safe(c ?? ""))));

    /// <summary>The rows as lines without blanks at their ends.</summary>
    public string Render(CommandSurroundings surroundings)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new()
        {
            Ansi = surroundings.Colours == TerminalColours.Ansi ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = surroundings.Colours == TerminalColours.Ansi ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = surroundings.OutputIsTerminal ? surroundings.Width : Unbounded;
        console.Write(_table);
        return string.Concat(text.ToString().TrimEnd().Split('\n').Select(l => l.TrimEnd() + "\n"));
    }
}
