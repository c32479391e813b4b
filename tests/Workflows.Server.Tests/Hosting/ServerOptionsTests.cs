using Microsoft.Extensions.Configuration;
using Workflows.Runtime;
using Workflows.Runtime.Notifications;
using Workflows.Server.Hosting;
using Xunit;

namespace Workflows.Server.Tests.Hosting;

public sealed class ServerOptionsTests
{
    [Fact]
    public void A_mail_server_is_set_by_its_keys()
    {
        var options = Read(("Workflows:Mail:Smtp:Host", "127.0.0.1"), ("Workflows:Mail:Smtp:Port", "2525"), ("Workflows:Mail:Smtp:Security", "None"));

        Assert.Equal(new SmtpServer { Host = "127.0.0.1", Port = 2525, Security = SmtpProtection.None }, options.Mail.Smtp);
    }

    [Fact]
    public void A_misspelt_key_is_told_instead_of_ignored()
    {
        var refused = Assert.Throws<StartRefusedException>(() => Read(("Workflows:Mail:Smtp:Hots", "mail.example")));

        Assert.Equal("Under Workflows there is no setting 'Hots'. Correct its name, or take it out.", refused.Message);
    }

    [Fact]
    public void A_value_of_the_wrong_kind_is_told() =>
        Assert.Throws<StartRefusedException>(() => Read(("Workflows:Port", "eighty")));

    [Fact]
    public void A_password_is_not_in_what_logs_would_show() =>
        Assert.DoesNotContain("hunter2", new SmtpServer { User = "u", Password = "hunter2" }.ToString(), StringComparison.Ordinal);

    private static ServerOptions Read(params (string Key, string Value)[] settings) => ServerOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))).Build());
}
