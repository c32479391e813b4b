using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Workflows.Language.Diagnostics;

namespace Workflows.Cli.Running;

/// <summary>Tells what is wrong with a line that was typed.</summary>
internal static class UsageErrors
{
    /// <summary>What is wrong, a sentence each; empty for a line that can be run.</summary>
    public static IReadOnlyList<string> Of(ParseResult given)
    {
        var missing = given.Errors.Count > 1 && given.CommandResult.Command.Subcommands.Count > 0;
        var unknown = UnknownOptions(given).ToList();
        var valuesOfThem = ValuesOf(unknown, given);
        return
        [
            .. given.Errors.Skip(missing ? 1 : 0)
                .Select(e => NamingArgument(e) ?? OneLine(e.Message))
                .Where(m => !unknown.Concat(valuesOfThem).Any(t => m == $"Unrecognized command or argument '{t}'."))
                .Distinct(),
            .. unknown.Select(o => $"There is no option '{NameOf(o)}'."),
        ];
    }

    public static int Tell(ParseResult given, IReadOnlyList<string> problems, TextWriter error)
    {
        foreach (var problem in problems)
        {
            error.Write($"error: {DisplayText.Safe(problem)}\n");
        }

        if (Meant(given) is { } hint)
        {
            error.Write($"  = hint: {hint}\n");
        }

        error.Write($"  = hint: 'workflows {PathOf(given.CommandResult)}--help' shows how it is used\n");
        return ExitCode.Usage;
    }

    /// <summary>What looks like an option and is none, unless it stands behind <c>--</c>.</summary>
    private static IEnumerable<string> UnknownOptions(ParseResult given) => Typed(given)
        .Where(t => t.Type == TokenType.Argument && t.Value.StartsWith("--", StringComparison.Ordinal))
        .Select(t => t.Value)
        .Distinct(StringComparer.Ordinal);

    /// <summary>What stands behind an option that is none was meant for it: only the option is told.</summary>
    private static ImmutableArray<string> ValuesOf(IReadOnlyList<string> unknown, ParseResult given)
    {
        var tokens = Typed(given).ToList();
        return [.. tokens.Zip(tokens.Skip(1)).Where(pair => unknown.Contains(pair.First.Value)).Select(pair => pair.Second.Value)];
    }

    private static IEnumerable<Token> Typed(ParseResult given) => given.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash);

    private static string NameOf(string option) => option.Split('=')[0];

    private static string? Meant(ParseResult given)
    {
        var command = given.CommandResult.Command;
        var known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name)).ToList();
        return given.UnmatchedTokens
            .Concat(UnknownOptions(given).Select(NameOf))
            .Select(t => Suggestion.Hint(t, known))
            .FirstOrDefault(h => h is not null);
    }

    /// <summary>The library says only of which command an argument is missing.</summary>
    private static string? NamingArgument(ParseError error) => error.SymbolResult is ArgumentResult { Parent: CommandResult, Tokens.Count: 0 } missing
        ? $"<{missing.Argument.Name}> is missing."
        : null;

    private static string OneLine(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string PathOf(CommandResult command) =>
        command.Command is RootCommand ? "" : (command.Parent is CommandResult parent ? PathOf(parent) : "") + command.Command.Name + " ";
}
