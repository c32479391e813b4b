using FsCheck;
using FsCheck.Fluent;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;
using Workflows.Language.Yaml;
using Xunit;
using YamlDotNet.Core.Events;

namespace Workflows.Language.Tests.Yaml;

/// <summary>Every character of every value is known by its place in the file, however the text was written.</summary>
public sealed class YamlOriginTests
{
    [Theory]
    [InlineData("a: plain text", "plain text")]
    [InlineData("a: over\n  two lines", "over two lines")]
    [InlineData("a: over\n\n\n  lines", "over\n\nlines")]
    [InlineData("a: 'it''s'", "it's")]
    [InlineData("a: \"x\\ty\\u00E5\\U0001F600\\\\\"", "x\tyå😀\\")]
    [InlineData("a: \"one \\\n   two\"", "one two")]
    [InlineData("a: \"one  \n\n   two \"", "one\ntwo ")]
    [InlineData("a: |\n  x\n   y\n\n", "x\n y\n")]
    [InlineData("a: |-\n  x\n  y\n", "x\ny")]
    [InlineData("a: |+\n  x\n\n\nb: c", "x\n\n\n")]
    [InlineData("a: |2\n   x\n  y\n", " x\ny\n")]
    [InlineData("a: >\n  x\n  y\n\n  z\n   indented\n  w\n", "x y\nz\n indented\nw\n")]
    [InlineData("a: >-\n\n  x\n", "\nx")]
    [InlineData("a: |\n  x", "x")]
    [InlineData("a: x\u0085y\u2028z\uFEFF", "x\u0085y\u2028z\uFEFF")]
    [InlineData("\uFEFFa: x", "x")]
    [InlineData("a: x\r\n  y\r\nb: z", "x y")]
    [InlineData("a: |\r\n  x\r\n  y\r\n", "x\ny\n")]
    [InlineData("a: x\r  y\r", "x y")]
    public void The_value_of_each_style_maps_back(string text, string value)
    {
        var root = (YamlMapping)Read(text);
        var scalar = (YamlScalar)root.Entries[0].Value;

        Assert.Equal(value, scalar.Value);
        AssertOrigins(scalar);
    }

    [Fact]
    public void A_part_of_a_value_is_shown_where_it_stands()
    {
        var root = (YamlMapping)Read("a: \"x \\u00E5 unit.nme y\"");
        var scalar = (YamlScalar)root.Entries[0].Value;
        var start = scalar.Value.IndexOf("unit.nme", StringComparison.Ordinal);

        Assert.Equal("unit.nme", scalar.SpanOf(start, start + 8).Text);
        Assert.Equal("\\u00E5", scalar.SpanOf(2, 3).Text);
    }

    [Fact]
    public void Random_documents_are_read_as_the_parser_reads_them_and_map_back() =>
        Prop.ForAll(YamlDocuments.Arbitrary, text =>
        {
            var scalars = Scalars(Read(text)).ToList();
            Assert.Equal(ValuesByParser(text.TrimStart('\uFEFF')), scalars.Select(s => s.Value));
            scalars.ForEach(AssertOrigins);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Damaged_documents_are_read_or_refused_with_a_reason() =>
        Prop.ForAll(YamlDocuments.Damaged, text =>
        {
            var diagnostics = new DiagnosticBag();
            var root = YamlReader.Read(new SourceText("x.yaml", text), diagnostics);

            Assert.True(root is not null || diagnostics.HasErrors);
            Assert.All(diagnostics.Sorted(), d => Assert.InRange(d.Span.End, d.Span.Start, text.Length));
            if (root is not null && !diagnostics.HasErrors)
            {
                Scalars(root).ToList().ForEach(AssertOrigins);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static YamlNode Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(new SourceText("x.yaml", text), diagnostics);
        Assert.True(root is not null, string.Join('\n', diagnostics.Sorted().Select(d => d.Message)));
        return root;
    }

    /// <summary>A character is either the one that stands at its origin, or stands for a line break or an escape there.</summary>
    private static void AssertOrigins(YamlScalar scalar)
    {
        var content = scalar.Span.Source.Content;
        Assert.Equal(scalar.Value.Length + 1, scalar.Origins.Length);
        for (var i = 0; i < scalar.Value.Length; i++)
        {
            var origin = content[scalar.Origins[i]];
            var stands = scalar.Value[i] switch
            {
                ' ' => origin is ' ' or '\n' or '\r' or '\\',
                '\n' => origin is '\n' or '\r' or '\\',
                var character => origin == character || (origin == '\\' && scalar.Style == YamlScalarStyle.DoubleQuoted),
            };
            Assert.True(stands, $"character {i} of '{scalar.Value}'");
            Assert.True(scalar.Origins[i] <= scalar.Origins[i + 1], "origins go forward");
        }

        Assert.InRange(scalar.Origins[^1], scalar.Span.Start, content.Length);
    }

    private static List<string> ValuesByParser(string text)
    {
        var values = new List<string>();
        var parser = new YamlDotNet.Core.Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
            {
                values.Add(scalar.Value);
            }
        }

        return values;
    }

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlSequence list => list.Items.SelectMany(Scalars),
        YamlMapping map => map.Entries.SelectMany(e => Scalars(e.Value).Prepend(e.Key)),
        _ => [],
    };
}
