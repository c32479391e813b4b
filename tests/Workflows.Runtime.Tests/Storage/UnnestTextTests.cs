using Workflows.Runtime.Storage.Postgres;
using Xunit;

namespace Workflows.Runtime.Tests.Storage;

public sealed class UnnestTextTests
{
    [Theory]
    [InlineData(
        "insert into t (a, b, c) values ($1, lower($2), 'x') on conflict (a) do update set b = excluded.b where t.b < excluded.b",
        "insert into t (a, b, c) select d.p1, lower(d.p2), 'x' from unnest($1, $2) as d (p1, p2) on conflict (a) do update set b = "
            + "excluded.b where t.b < excluded.b")]
    [InlineData("update t set a = $2\nwhere id = $1", "update t set a = d.p2 from unnest($1, $2) as d (p1, p2) where id = d.p1")]
    [InlineData("delete from t where a = $1 and b = $2", "delete from t using unnest($1, $2) as d (p1, p2) where a = d.p1 and b = d.p2")]
    public void A_statement_for_one_row_becomes_one_for_many(string one, string many) => Assert.Equal(many, UnnestText.Of(one, 2, 0));

    [Theory]
    [InlineData("insert into t (a) values ($1) on conflict do nothing")]
    [InlineData("insert into t (a) values ($1) on conflict (a, b) do nothing")]
    public void A_guard_fails_where_it_would_touch_no_row(string guard)
    {
        const string Plain = "insert into t (a) values ($1)";

        Assert.Equal(Plain, UnnestText.FailingOnConflict(guard));
        Assert.Equal(Plain, UnnestText.OfGuard(Plain, "1"));
    }

    [Theory]
    [InlineData("update t set a = $2 where b = $1")]
    [InlineData("delete from t where b = $1")]
    [InlineData("insert into t (a) values ($1) on conflict (a) do update set a = excluded.a where t.a < excluded.a")]
    public void A_guard_that_may_find_nothing_to_change_counts_what_it_has_touched(string guard)
    {
        Assert.Equal(guard, UnnestText.FailingOnConflict(guard));
        Assert.Equal(
            $"with touched as ({guard} returning 1) select case when count(*) = cardinality($1) then 0 "
                + "else ('held back: ' || count(*) || ' of ' || cardinality($1))::int end from touched",
            UnnestText.OfGuard(guard, "cardinality($1)"));
    }

    [Fact]
    public void What_is_null_in_all_rows_stands_in_the_text() => Assert.Equal(
        "update t set a = null, b = d.p3 from unnest($1, $2) as d (p1, p3) where id = d.p1",
        UnnestText.Of("update t set a = $2, b = $3 where id = $1", 3, 0b010));

    [Theory]
    [InlineData("delete from t where a in (select a from u where b = $1)")]
    [InlineData("update t set a = (select max(a) from u where b = $1) where a = $1")]
    [InlineData("insert into t (a) select coalesce(max(a), 0) + $1 from t")]
    [InlineData("update t set a = $1 where b = 1 returning a")]
    public void What_is_nested_or_answers_stays_as_it_is(string text) => Assert.Null(UnnestText.Of(text, 1, 0));

    [Fact]
    public void Of_nothing_but_nulls_there_are_no_rows() => Assert.Null(UnnestText.Of("delete from t where a = $1", 1, 0b1));
}
