using Workflows.Server.Hosting;

await ServerApp.Build(args).RunAsync();
