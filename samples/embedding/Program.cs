using Workflows.Samples.Embedding;

var app = PurchasingApp.Build(args);
await PurchasingApp.DeployAsync(app.Services, CancellationToken.None);
await app.RunAsync();
