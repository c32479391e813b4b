using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Server.Api.Problems;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Api;

/// <summary>The whole table of routes against everybody who may come.</summary>
public sealed class AccessTests(CaseOfLeaveFixture fixture) : IClassFixture<CaseOfLeaveFixture>
{
    private readonly CaseOfLeave _case = fixture.Case;

    [Fact]
    public void Every_route_is_in_the_table()
    {
        var served = _case.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {PathOf(e.RoutePattern)}"))
            .Where(r => !r.EndsWith("openapi.json", StringComparison.Ordinal));

        Assert.Equal(RouteTable.Routes.Select(r => r.ToString()).Order(StringComparer.Ordinal), served.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_gets_past_a_route_that_is_not_theirs()
    {
        var callers = new (string Name, HttpClient Client, Func<Callers, ProblemKind?> Refusal)[]
        {
            ("nobody", _case.Anonymous(), c => c is Callers.Anybody ? null : ProblemKind.SignInRequired),
            ("the operator", _case.Operator(), c => c is Callers.People ? ProblemKind.NotAllowed : null),
            ("a person", _case.Acting(TestProcesses.Stranger), c => c is Callers.Administrators ? ProblemKind.NotAllowed : null),
        };
        var wrong = new List<string>();
        foreach (var route in RouteTable.Routes.Where(r => !EndsASession(r)))
        {
            foreach (var (name, client, refusal) in callers)
            {
                using var answer = await SendAsync(client, route, _case.Instance, _case.TaskOfNorth);
                var expected = refusal(route.Callers);
                var isRefusal = (int)answer.StatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden
                    && route is not { Method: "POST", Path: "/session" };
                if (isRefusal != expected is not null
                    || (expected is not null && (int)answer.StatusCode != expected.Status)
                    || (int)answer.StatusCode >= 500)
                {
                    wrong.Add($"{route} for {name}: {(int)answer.StatusCode}, expected {expected?.Name ?? "to get in"}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(TestProcesses.Stranger)]
    [InlineData("somebody-who-left")]
    public async Task What_is_not_ones_own_is_answered_as_if_it_were_not_there(string person)
    {
        using var client = _case.Server.CommandLine();
        client.DefaultRequestHeaders.Add("Act-As", person);
        foreach (var route in RouteTable.Routes.Where(r =>
            r.Path.Contains("{instance}", StringComparison.Ordinal) && r.Callers is not Callers.Administrators))
        {
            using var foreign = await SendAsync(client, route, _case.Instance, _case.TaskOfNorth);
            using var absent = await SendAsync(client, route, Guid.NewGuid(), 1);

            var problem = await foreign.ShouldBeAsync(ProblemKind.NotFound);
            Assert.Equal((await absent.ShouldBeAsync(ProblemKind.NotFound)).GetRawText(), problem.GetRawText());
        }
    }

    [Fact]
    public async Task Who_is_asked_for_one_item_cannot_tell_the_others_items_from_none()
    {
        var head = _case.Acting(TestProcesses.HeadOfNorth);
        foreach (var route in RouteTable.Routes.Where(r =>
            r.Path.Contains("{task}", StringComparison.Ordinal) && r.Callers is not Callers.Administrators))
        {
            using var foreign = await SendAsync(head, route, _case.Instance, _case.TaskOfSouth);
            using var absent = await SendAsync(head, route, _case.Instance, 9999);

            var problem = await foreign.ShouldBeAsync(ProblemKind.NotFound);
            Assert.Equal((await absent.ShouldBeAsync(ProblemKind.NotFound)).GetRawText(), problem.GetRawText());
        }
    }

    [Fact]
    public async Task Lists_show_a_stranger_nothing()
    {
        var stranger = _case.Acting(TestProcesses.Stranger);
        foreach (var list in new[] { "/tasks", "/instances", "/timers", "/incidents", "/notices" })
        {
            var page = await (await stranger.GetAsync($"/api/v1{list}")).ShouldBeOkAsync();
            Assert.Equal(0, page.GetProperty("items").GetArrayLength());
        }
    }

    private static bool EndsASession(Route route) => route is { Method: "DELETE" } or { Method: "PUT" };

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, Route route, Guid instance, long task)
    {
        var path = route.Path
            .Replace("{instance}", instance.ToString(), StringComparison.Ordinal)
            .Replace("{task}", $"{task}", StringComparison.Ordinal)
            .Replace("{incident}", "1", StringComparison.Ordinal)
            .Replace("{process}", TestProcesses.Id, StringComparison.Ordinal)
            .Replace("{file}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{notice}", Guid.Empty.ToString(), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), "/api/v1" + path);
        if (route.Method is "POST" or "PUT")
        {
            request.Content = new StringContent(BodyOf(route), Encoding.UTF8, "application/json");
        }

        return await client.SendAsync(request);
    }

    /// <summary>A body that can be read and does no harm to the case.</summary>
    private static string BodyOf(Route route) => route.Path switch
    {
        "/session" => """{"token":"x"}""",
        "/deployments" => """{"files":[]}""",
        "/instances" => """{"process":"unknown"}""",
        "/messages" => """{"name":"m","instance":"00000000-0000-0000-0000-000000000000"}""",
        _ when route.Path.EndsWith("/cancel", StringComparison.Ordinal) => """{"wrong":1}""",
        _ when route.Path.EndsWith("/reassign", StringComparison.Ordinal) => """{"candidates":["nobody"],"reason":"r"}""",
        _ when route.Path.EndsWith("/reschedule", StringComparison.Ordinal) => """{"due":"2020-01-01","reason":"r"}""",
        _ => "{}",
    };

    private static string PathOf(RoutePattern pattern) => string.Concat(pattern.PathSegments.Skip(2).Select(segment =>
        "/" + string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            RoutePatternSeparatorPart separator => separator.Content,
            _ => "",
        }))));
}
