using Spectre.Console;
using Workflows.Cli.Running;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Output;

/// <summary>Shows that something long is going on: on the error stream, and only where somebody watches.</summary>
internal static class Progress
{
    public static async Task<T> ShowAsync<T>(CommandSurroundings surroundings, string what, Func<Task<T>> work)
    {
        if (!surroundings.ErrorIsTerminal)
        {
            return await work();
        }

        var console = AnsiConsole.Create(new()
        {
            ColorSystem = surroundings.Colours == TerminalColours.Ansi ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(surroundings.Error),
        });
        return await console.Status().StartAsync(Markup.Escape(DisplayText.Safe(what)), _ => work());
    }
}
