using System.Globalization;
using System.Text;
using Workflows.Language.Diagnostics;
using Workflows.Runtime.Storage;
using Workflows.Server.Auth;
using Workflows.Server.Deploying;

namespace Workflows.Server.Hosting;

/// <summary>The few lines that the server says to the person at the console when it has started.</summary>
internal sealed class Welcome(IServiceProvider services, string address)
{
    public async Task<string> TextAsync(DeploymentAttempt attempt)
    {
        var text = new StringBuilder();
        AppendFindings(text, attempt);
        var folders = services.GetRequiredService<ServerFolders>();
        Append(text, "Workflows", $"{ServerVersion.Text} at {address}");
        await AppendLinkAsync(text);
        Append(text, "Processes", $"{Loaded(attempt)} from {folders.Processes}");
        Append(text, "Data", $"{folders.Data}, {services.GetRequiredService<IDatabase>().Description}");
        return text.AppendLine("Ctrl+C stops it.").ToString();
    }

    private static void AppendFindings(StringBuilder text, DeploymentAttempt attempt)
    {
        var findings = attempt.Diagnostics.Where(d => d.Severity is not Severity.Info).ToList();
        if (findings.Count > 0)
        {
            text.AppendLine(new DiagnosticRenderer().Render(findings));
        }

        if (attempt.Refusal is { } refusal)
        {
            text.AppendLine(refusal);
        }
    }

    private async Task AppendLinkAsync(StringBuilder text)
    {
        var signIns = services.GetRequiredService<SignIns>();
        if (services.GetRequiredService<ServerOptions>().NewLink || await signIns.NobodyIsSignedInAsync(CancellationToken.None))
        {
            var link = await signIns.IssueLinkAsync(CancellationToken.None);
            Append(text, "Sign in", link.UrlAt(address));
            Append(text, "", string.Create(
                CultureInfo.InvariantCulture, $"works once, until {link.ExpiresAt.ToLocalTime():HH:mm}; 'workflows link' makes another"));
        }
    }

    private static string Loaded(DeploymentAttempt attempt)
    {
        var refused = attempt.Diagnostics.Where(d => d.Severity is Severity.Error).Select(d => d.Span.Source.Path).Distinct().Count();
        var inForce = attempt.Processes.Length switch
        {
            0 => "none",
            1 => attempt.Processes[0].Process,
            var count => count.ToString(CultureInfo.InvariantCulture),
        };
        return refused == 0 ? inForce : $"{inForce}; errors in {refused} files, of which what was in force stays,";
    }

    private static void Append(StringBuilder text, string name, string value) =>
        text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10}{value}"));
}
