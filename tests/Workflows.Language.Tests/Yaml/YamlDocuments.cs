using FsCheck;
using FsCheck.Fluent;

namespace Workflows.Language.Tests.Yaml;

/// <summary>Random documents with texts in every style, at random depths, with LF, CR LF or CR.</summary>
internal static class YamlDocuments
{
    private static readonly Gen<string> Word = Gen.Elements(
        "a", "b#c", "d:e", "å", "😀", "it's", "\"q\"", "x,y", "-f", "<g.h>", "{i}", "j\tk", "12:30");

    private static readonly Gen<string> Line =
        from words in Word.NonEmptyListOf()
        from gap in Gen.Elements(" ", "  ")
        select string.Join(gap, words.Take(4));

    private static readonly Gen<string> Escape =
        Gen.Elements("\\n", "\\t", "\\\\", "\\\"", "\\x41", "\\u00e5", "\\U0001F600", "\\N", "\\_", "\\L", "\\0", "\\/", "\\e", "\\ ");

    public static Arbitrary<string> Arbitrary { get; } = Gen.Sized(size =>
        from root in Mapping(0, Math.Min(size / 20, 3))
        from lineBreak in Gen.Elements("\n", "\r\n", "\r")
        from end in Gen.Elements("", "\n", "\n\n")
        from mark in Gen.Elements("", "\uFEFF")
        select mark + (root.TrimEnd('\n') + end).Replace("\n", lineBreak, StringComparison.Ordinal)).ToArbitrary();

    /// <summary>Documents with a few characters replaced, inserted or taken out at random places.</summary>
    public static Arbitrary<string> Damaged { get; } = (
        from text in Arbitrary.Generator
        from edits in Edit.NonEmptyListOf()
        select edits.Take(5).Aggregate(text, (damaged, edit) =>
        {
            var at = edit.Place % (damaged.Length + 1);
            return damaged[..at] + edit.Insert + damaged[Math.Min(at + edit.Remove, damaged.Length)..];
        })).ToArbitrary();

    private static Gen<(int Place, int Remove, string Insert)> Edit =>
        from place in Gen.Choose(0, 10_000)
        from remove in Gen.Choose(0, 3)
        from insert in Gen.Elements(
            "",
            "",
            "\n",
            " ",
            "\t",
            ":",
            ": ",
            "- ",
            "#",
            " #",
            "\"",
            "'",
            "[",
            "]",
            "{",
            "}",
            ",",
            "|",
            ">",
            "&a",
            "*a",
            "!",
            "%",
            "@",
            "?",
            "? ",
            "\\",
            "\r",
            "---\n",
            "...",
            "\u0085",
            "\0",
            "\uFEFF")
        select (place, remove, insert);

    private static Gen<string> Node(int indent, int depth) => depth <= 0
        ? Scalar(indent)
        : Gen.Frequency(
            (5, Scalar(indent)),
            (2, Mapping(indent + 2, depth - 1).Select(m => "\n" + m)),
            (2, Sequence(indent + 2, depth - 1).Select(s => "\n" + s)),
            (1, Flow()));

    private static Gen<string> Mapping(int indent, int depth) =>
        from count in Gen.Choose(1, 4)
        from values in Gen.ArrayOf(Node(indent, depth), count)
        select string.Concat(values.Select((v, i) => $"{new string(' ', indent)}k{i}: {v}\n"));

    private static Gen<string> Sequence(int indent, int depth) =>
        from count in Gen.Choose(1, 3)
        from values in Gen.ArrayOf(Node(indent, depth), count)
        select string.Concat(values.Select(v => $"{new string(' ', indent)}- {v}\n"));

    private static Gen<string> Flow() =>
        from quoted in Quoted(30)
        from word in Gen.Elements("a", "b c", "2 days after")
        select $"[{word}, {quoted}, {{ m: {word} }}]";

    private static Gen<string> Scalar(int indent) => Gen.OneOf(Plain(indent), Quoted(indent), Block(indent), Gen.Constant(""));

    private static Gen<string> Plain(int indent) =>
        from first in Gen.Elements("x", "w y", "<u.v>", "é")
        from rest in Gaps(Line.Where(l => !l.StartsWith('"') && !l.StartsWith('{')), indent)
        select first + rest;

    private static Gen<string> Quoted(int indent) => Gen.OneOf(
        from first in Line
        from rest in Gaps(Line, indent)
        select $"'{(first + rest).Replace("'", "''", StringComparison.Ordinal)}'",
        from first in Line
        from escape in Escape.ListOf()
        from joined in Gen.Elements("", "\\\n" + new string(' ', indent + 3))
        from rest in Gaps(Line, indent)
        let quoted = first.Replace("\"", "\\\"", StringComparison.Ordinal)
        select $"\"{quoted}{string.Concat(escape.Take(3))}{joined}{rest.Replace("\"", "\\\"", StringComparison.Ordinal)}\"");

    private static Gen<string> Gaps(Gen<string> line, int indent) =>
        (from breaks in Gen.Choose(1, 3)
         from before in Gen.Elements("", " ")
         from extra in Gen.Choose(1, 3)
         from text in line
         select before + new string('\n', breaks) + new string(' ', indent + extra) + text).ListOf().Select(l => string.Concat(l.Take(2)));

    private static Gen<string> Block(int indent) =>
        from style in Gen.Elements("|", ">")
        from chomping in Gen.Elements("", "-", "+")
        from explicitIndent in Gen.Elements(false, false, true)
        from first in Line
        from rest in BlockLine(indent + 2).ListOf()
        from empty in Gen.Choose(0, 2)
        from lead in Gen.Elements("", "", "\n")
        let deeper = explicitIndent ? " " : ""
        let head = $"{style}{(explicitIndent ? "2" : "")}{chomping}"
        let body = $"{lead}{new string(' ', indent + 2)}{deeper}{first}\n{string.Concat(rest.Take(4))}{new string('\n', empty)}"
        select $"{head}\n{body}".TrimEndOnce();

    private static Gen<string> BlockLine(int indent) => Gen.OneOf(
        Line.Select(l => new string(' ', indent) + l + "\n"),
        Line.Select(l => new string(' ', indent + 2) + l + "\n"),
        Line.Select(l => new string(' ', indent) + l + " \n"),
        Gen.Constant("\n"));

    private static string TrimEndOnce(this string text) => text.EndsWith('\n') ? text[..^1] : text;
}
