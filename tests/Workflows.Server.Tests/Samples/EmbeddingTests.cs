using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Samples.Embedding;
using Workflows.Server.Tests.Running;
using Xunit;

namespace Workflows.Server.Tests.Samples;

/// <summary>The engine in an application of one's own, as <c>samples/embedding</c> shows it.</summary>
public sealed class EmbeddingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_purchase_is_started_approved_and_still_known_after_a_restart()
    {
        Guid id;
        await using (var app = await StartAsync())
        {
            using var client = ClientOf(app);
            using var asked = await client.PostAsJsonAsync("/purchases", new PurchaseRequest("Ten chairs", 1200));
            Assert.Equal(HttpStatusCode.Created, asked.StatusCode);
            var purchase = (await asked.Content.ReadFromJsonAsync<PurchaseBody>())!;
            Assert.Equal(("running", "Approve Ten chairs for 1200"), (purchase.Status, Assert.Single(purchase.Open)));
            id = purchase.Id;
        }

        await using (var app = await StartAsync())
        {
            using var client = ClientOf(app);
            using var wrong = await client.PostAsJsonAsync($"/purchases/{id}/answer", new AnswerRequest("maybe"));
            Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);

            using var answered = await client.PostAsJsonAsync($"/purchases/{id}/answer", new AnswerRequest("approve"));
            await answered.ShouldBeOkAsync();

            var ended = await client.GetFromJsonAsync<PurchaseBody>($"/purchases/{id}");
            Assert.Equal(("completed", "approved"), (ended?.Status, ended?.Outcome));
        }
    }

    private async Task<Microsoft.AspNetCore.Builder.WebApplication> StartAsync()
    {
        var app = PurchasingApp.Build(["--urls", "http://127.0.0.1:0", "--Workflows:Folder", _folder.Path, "--Logging:LogLevel:Default", "Warning"]);
        await PurchasingApp.DeployAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    private static HttpClient ClientOf(Microsoft.AspNetCore.Builder.WebApplication app) => new()
    {
        BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()),
    };
}
