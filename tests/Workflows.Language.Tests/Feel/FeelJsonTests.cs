using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Language.Tests.Feel;

public sealed class FeelJsonTests
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<FeelValue, string> EveryKind => new()
    {
        { FeelValue.Null, "null" },
        { FeelValue.True, "true" },
        { FeelValue.Of(42), "42" },
        { FeelValue.Of(Decimal34.Parse("1.50E50")!.Value), "1.5E+50" },
        { FeelValue.Of("förskola \"A\""), """
            "förskola \"A\""
            """ },
        { FeelValue.Of(new LocalDate(2020, 2, 10)), """{"@date":"2020-02-10"}""" },
        { new FeelTime(new LocalTime(10, 30), FeelZone.Utc), """{"@time":"10:30:00Z"}""" },
        { new FeelDateTime(CivilDate.From(-44, 3, 15)!.Value, LocalTime.Noon, FeelZone.Named("Europe/Stockholm")),
            """{"@date and time":"-0044-03-15T12:00:00@Europe/Stockholm"}""" },
        { new FeelMonthsDuration(-14), """{"@duration":"-P1Y2M"}""" },
        { new FeelMonthsDuration(0), """{"@duration":"P0M"}""" },
        { FeelDaysDuration.From(Duration.FromHours(25) + Duration.FromMilliseconds(1)), """{"@duration":"P1DT1H0.001S"}""" },
        { new FeelDaysDuration(0), """{"@duration":"PT0S"}""" },
        { new FeelRange(FeelValue.Of(1), true, FeelValue.Of(5), false), """{"@range":[1,true,5,false]}""" },
        { FeelValue.List([FeelValue.Of(1), FeelValue.List([])]), "[1,[]]" },
        { new FeelContext([new("b", FeelValue.Of(1)), new("@a", FeelValue.Null)]), """{"b":1,"@@a":null}""" },
    };

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void Every_kind_of_value_has_one_form_that_reads_back(FeelValue value, string json)
    {
        Assert.Equal(json, Written(value));
        Assert.Equal(value, Read(json));
    }

    [Fact]
    public void A_function_keeps_its_text()
    {
        var read = Read("""{"@function":"function(a) a + 1"}""");
        Assert.Equal("function(a) a + 1", Assert.IsType<FeelFunction>(read).Text);
        Assert.Equal("""{"@function":"function(a) a + 1"}""", Written(read));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e2")]
    [InlineData("-0")]
    [InlineData("""{"@date":"2020-2-10"}""")]
    [InlineData("""{"@date":"2020-02-10","x":1}""")]
    [InlineData("""{"x":1,"@date":"2020-02-10"}""")]
    [InlineData("""{"@time":"10:00:00+00:00"}""")]
    [InlineData("""{"@duration":"PT60M"}""")]
    [InlineData("""{"@date":5}""")]
    [InlineData("""{"@unknown":"x"}""")]
    [InlineData("""{"@range":[1,2]}""")]
    [InlineData("""{"a":1,"a":2}""")]
    public void What_is_not_in_canonical_form_is_refused(string json) => Assert.Throws<JsonException>(() => Read(json));

    [Fact]
    public void Plain_json_has_texts_for_dates_and_durations()
    {
        var value = new FeelContext([
            new("day", FeelValue.Of(new LocalDate(2020, 2, 10))),
            new("within", new FeelDaysDuration((Int128)14 * NodaConstants.NanosecondsPerDay)),
            new("items", FeelValue.List([FeelValue.Of(1), FeelValue.Of("a")])),
        ]);
        Assert.Equal("""{"day":"2020-02-10","within":"P14D","items":[1,"a"]}""", Written(value, FeelJson.WritePlain));
    }

    [Fact]
    public void Plain_json_is_read_by_the_declared_type()
    {
        var type = new FeelType.ContextOf(
            ImmutableDictionaryOf(("day", FeelType.Date), ("count", FeelType.Number), ("tags", new FeelType.ListOf(FeelType.Text))));
        var value = ReadPlain("""{"day":"2020-02-10","count":3,"tags":["x",null]}""", type, out var problem);
        Assert.Null(problem);
        Assert.Equal(
            new FeelContext([
                new("day", FeelValue.Of(new LocalDate(2020, 2, 10))),
                new("count", FeelValue.Of(3)),
                new("tags", FeelValue.List([FeelValue.Of("x"), FeelValue.Null]))]),
            value);
    }

    [Theory]
    [InlineData("""{"day":"10 February"}""", "In field 'day': Expected a date, such as \"2020-02-10\", but this is a text of another form.")]
    [InlineData("""{"day":20200210}""", "In field 'day': Expected a date, such as \"2020-02-10\", but this is a number.")]
    [InlineData("""{"tags":["x",5]}""", "In field 'tags': In item 2: Expected a text, but this is a number.")]
    [InlineData("""{"tags":"x"}""", "In field 'tags': Expected a list, but this is a text of another form.")]
    [InlineData("""{"count":"3"}""", "In field 'count': Expected a number, such as 12.5, but this is a text of another form.")]
    [InlineData("""{"count":1e9999}""", "In field 'count': This number is too large.")]
    [InlineData("""{"colour":"red"}""", "There is no field 'colour' here.")]
    [InlineData("""{"day":null,"day":null}""", "The field 'day' occurs twice.")]
    [InlineData("""[1]""", "Expected an object with fields, but this is a list.")]
    public void What_does_not_fit_is_said_in_words(string json, string expected)
    {
        var type = new FeelType.ContextOf(
            ImmutableDictionaryOf(("day", FeelType.Date), ("count", FeelType.Number), ("tags", new FeelType.ListOf(FeelType.Text))));
        Assert.Null(ReadPlain(json, type, out var problem));
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void Half_a_character_is_refused_and_not_replaced()
    {
        Assert.Null(ReadPlain("""["\ud83d"]""", FeelType.Any, out var problem));
        Assert.Equal("In item 1: This text holds half of a character (a surrogate without its partner).", problem);
    }

    private static System.Collections.Immutable.ImmutableDictionary<string, FeelType> ImmutableDictionaryOf(
        params (string Name, FeelType Type)[] fields) =>
        System.Collections.Immutable.ImmutableDictionary.CreateRange(fields.Select(f => KeyValuePair.Create(f.Name, f.Type)));

    private static string Written(FeelValue value) => Written(value, FeelJson.Write);

    private static string Written(FeelValue value, Action<Utf8JsonWriter, FeelValue> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            write(writer, value);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static FeelValue Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        return FeelJson.Read(ref reader);
    }

    private static FeelValue? ReadPlain(string json, FeelType type, out string? problem)
    {
        using var document = JsonDocument.Parse(json);
        return FeelJson.ReadPlain(document.RootElement, type, out problem);
    }
}
