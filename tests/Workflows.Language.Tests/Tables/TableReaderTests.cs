using NodaTime;
using Workflows.Language.Diagnostics;
using Workflows.Language.Feel;
using Workflows.Language.Tables;
using Workflows.Language.Text;
using Xunit;

namespace Workflows.Language.Tests.Tables;

public sealed class TableReaderTests
{
    [Fact]
    public void A_file_that_is_a_whole_register_is_told_before_it_is_read()
    {
        var diagnostics = new DiagnosticBag();
        var source = new SourceText("register.csv", "id\n" + new string('a', (8 * 1024 * 1024) + 1));

        Assert.Null(TableReader.Read(source, SourceSet.Of([source]), diagnostics));
        Assert.Same(TableRules.TooLarge, Assert.Single(diagnostics.Sorted()).Rule);
    }

    [Fact]
    public void A_column_holds_what_its_header_says_and_text_otherwise()
    {
        var table = Read(("units.csv", "id,code,incidents (number),opened (date),active (yes-no)\na,017,3.50,2020-02-10,yes\n"))!;

        var row = (FeelContext)Assert.Single(table.Rows.Items);
        Assert.Equal(FeelValue.Of("a"), row.Find("id"));
        Assert.Equal(FeelValue.Of("017"), row.Find("code"));
        Assert.Equal(FeelValue.Of(Decimal34.From(3.5m)), row.Find("incidents"));
        Assert.Equal(FeelValue.Of(new LocalDate(2020, 2, 10)), row.Find("opened"));
        Assert.Equal(FeelValue.True, row.Find("active"));
        Assert.Equal(FeelType.Number, ((FeelType.ContextOf)table.RowType).Fields["incidents"]);
    }

    [Theory]
    [InlineData("id,name\na,\"x, \"\"y\"\"\nz\"\n", "x, \"y\"\nz")]
    [InlineData("id,name\r\na,b\r\n", "b")]
    [InlineData("\uFEFFid,name\n\na,b", "b")]
    [InlineData("\"id\",\"name\"\r\"a\",\"\"\r", "")]
    [InlineData("id,name\na,\" b \"\n", " b ")]
    public void Cells_are_read_as_RFC_4180_has_them(string csv, string name) =>
        Assert.Equal(FeelValue.Of(name), ((FeelContext)Read(("t.csv", csv))!.Rows.Items[0]).Find("name"));

    [Fact]
    public void An_empty_cell_is_null() =>
        Assert.Equal(FeelValue.Null, ((FeelContext)Read(("t.csv", "id,name,count (number)\na,,\n"))!.Rows.Items[0]).Find("name"));

    [Fact]
    public void Rows_may_be_lists_or_sets_of_keys()
    {
        var table = Read(("t.table.yaml",
            """
            table: units
            columns: { id: text, incidents: number }
            rows:
              - [a, 3]
              - { id: b }
            """))!;

        Assert.Equal(["a", "b"], table.Rows.Items.Select(r => ((FeelText)((FeelContext)r).Find("id")!).Value));
        Assert.Equal(FeelValue.Of(3), ((FeelContext)table.Rows.Items[0]).Find("incidents"));
        Assert.Equal(FeelValue.Null, ((FeelContext)table.Rows.Items[1]).Find("incidents"));
    }

    [Fact]
    public void A_table_file_may_give_types_to_a_CSV_file()
    {
        var table = Read(("d/t.table.yaml", "table: units\ncolumns: { incidents: number }\ncsv: t.csv\n"), ("d/t.csv", "id,incidents\na,3\n"))!;

        Assert.Equal(FeelValue.Of(3), ((FeelContext)table.Rows.Items[0]).Find("incidents"));
        Assert.Equal("d/t.csv:2:1", table.RowSpans[0].ToString());
    }

    [Fact]
    public void A_mistake_in_a_cell_is_told_at_the_cell()
    {
        var source = new SourceText("t.csv", "id,name,incidents (number)\na,\"x, y\",many\n");
        var diagnostics = new DiagnosticBag();

        Assert.Null(TableReader.Read(source, SourceSet.Of([source]), diagnostics));
        var found = Assert.Single(diagnostics.Sorted());
        Assert.Equal(("WF1306", "2:10", "many"), (found.Code, found.Span.StartPosition.ToString(), found.Span.Text));
    }

    [Fact]
    public void Many_rows_are_read()
    {
        var csv = "id,name\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i},b\n"));

        Assert.Equal(20_000, Read(("t.csv", csv))!.Rows.Items.Length);
    }

    private static DataTable? Read(params (string Path, string Content)[] files)
    {
        var sources = files.Select(f => new SourceText(f.Path, f.Content)).ToList();
        var diagnostics = new DiagnosticBag();
        var table = TableReader.Read(sources[0], SourceSet.Of(sources), diagnostics);
        Assert.Equal("", string.Concat(diagnostics.Sorted().Select(new DiagnosticRenderer().Render)));
        return table;
    }
}
