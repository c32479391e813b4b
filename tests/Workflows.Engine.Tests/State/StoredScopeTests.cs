using System.Text.Json;
using Workflows.Engine.State;
using Xunit;

namespace Workflows.Engine.Tests.State;

/// <summary>Scopes as they are stored, also by versions before there were kinds.</summary>
public sealed class StoredScopeTests
{
    [Theory]
    [InlineData("""{"id":0,"item":0,"variables":{},"results":{},"loops":{}}""", ScopeKind.Process)]
    [InlineData("""{"id":3,"parent":0,"owner":1,"item":0,"variables":{},"results":{},"loops":{}}""", ScopeKind.Item)]
    public void A_row_from_before_there_were_kinds_is_the_process_or_an_item(string json, ScopeKind kind)
    {
        Assert.Equal(kind, JsonSerializer.Deserialize<Scope>(json, EngineJson.Options)!.Kind);
    }

    [Fact]
    public void An_event_from_before_there_were_kinds_opened_an_item()
    {
        var opened = JsonSerializer.Deserialize<ProcessEvent>(
            """{"event":"scope-opened","scope":3,"parent":0,"owner":1,"item":0,"variables":{}}""", EngineJson.Options);

        Assert.Equal(ScopeKind.Item, Assert.IsType<ScopeOpened>(opened).Kind);
    }

    [Fact]
    public void A_handler_keeps_its_kind_and_its_name()
    {
        const string Handler = """{"id":5,"parent":0,"item":0,"variables":{},"results":{},"loops":{},"kind":"handler","handler":"retaliation"}""";

        var scope = JsonSerializer.Deserialize<Scope>(Handler, EngineJson.Options)!;

        Assert.Equal(ScopeKind.Handler, scope.Kind);
        Assert.Equal(Handler, JsonSerializer.Serialize(scope, EngineJson.Options));
    }
}
